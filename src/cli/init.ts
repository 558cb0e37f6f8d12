import type { Command } from 'commander';
import { pathOf } from '../ledger/board-place';
import { initLedger } from '../ledger/open-ledger';
import { examples } from './arguments/examples';
import { exitCodes } from './exit-codes';
import { given } from './arguments/given';
import { placeOf } from './place';
import type { GlobalOptions } from './place';
import { printAnswer } from './print-answer';
import { wordsOption } from './arguments/typed-option';
import { visible } from './words/visible';

interface Options extends GlobalOptions {
  readonly satisfiedBy?: ReadonlyArray<'done' | 'cancelled'>;
}

const init = async (_options: object, command: Command): Promise<void> => {
  const options: Options = command.optsWithGlobals();
  const { satisfiedBy, durability } = options;
  const place = placeOf(options);
  const { ledger, created } = await initLedger({ ...place, ...given({ satisfiedBy, durability }) });
  const { id } = ledger;
  try {
    const path = pathOf(place);
    const opened = { _tag: 'Opened', created, id, path, position: await ledger.head() };
    const policy = satisfiedBy === undefined ? '' : ', and keeps its policy';
    const words = created ? 'made' : `there is a ledger already${policy}:`;
    const inWords = () => `${words} ${visible(path)} · ledger ${id}\n`;
    await printAnswer(options, opened, inWords, exitCodes.done);
  } finally {
    await ledger.close();
  }
};

/** `taskledger init`. */
export const addInit = (program: Command): void => {
  program
    .command('init')
    .summary('make a ledger')
    .description(
      'Makes a ledger: a file, or a board on PostgreSQL. One that is there already is left as it is.',
    )
    .addOption(
      wordsOption(
        '--satisfied-by <statuses>',
        'the statuses of a parent that satisfy: done (default), cancelled',
        ['done', 'cancelled'],
      ),
    )
    .addHelpText('after', examples('init', 'init --db board.db --satisfied-by done,cancelled'))
    .action(init);
};
