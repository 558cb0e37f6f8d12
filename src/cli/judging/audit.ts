import type { Command } from 'commander';
import type { LedgerReport } from '../../ledger/audit-store';
import { auditInWords } from './audit-in-words';
import { decisionsInWords } from './decisions-in-words';
import { examples } from '../arguments/examples';
import { exitCodes } from '../exit-codes';
import { given } from '../arguments/given';
import { withLedger } from '../place';
import type { GlobalOptions } from '../place';
import { printAnswer } from '../print-answer';
import { withProgress } from '../progress';
import { wordsOption } from '../arguments/typed-option';
import { UsageFault } from '../arguments/usage-fault';

interface Options {
  readonly verdicts?: boolean;
  readonly replayDecisions?: boolean;
  readonly satisfiedBy?: ReadonlyArray<'done' | 'cancelled'>;
}

function* inWords(report: LedgerReport, verdicts: boolean): Generator<string> {
  if (report.decisions !== undefined) yield* decisionsInWords(report.decisions);
  yield* auditInWords(report, verdicts);
}

const audit = async (file: string | undefined, asked: Options, command: Command): Promise<void> => {
  const { db }: GlobalOptions = command.optsWithGlobals();
  if (file !== undefined && db !== undefined) throw new UsageFault('FILE', 'no file beside --db', file);
  return withLedger(
    command,
    true,
    async (ledger, options) => {
      const { verdicts = false, satisfiedBy, replayDecisions } = asked;
      const report = await withProgress('audit', (onProgress) =>
        ledger.audit({ onProgress, ...given({ satisfiedBy, replayDecisions }) }),
      );
      const { verdicts: _left, ...short } = report;
      const grave = report.findings.some(({ severity }) => severity === 'E');
      const code = grave ? exitCodes.refused : exitCodes.done;
      await printAnswer(options, verdicts ? report : short, () => inWords(report, verdicts), code);
    },
    file,
  );
};

/** `taskledger audit`. */
export const addAudit = (program: Command): void => {
  program
    .command('audit')
    .summary('replay every claim and judge it')
    .description(
      'Replays every claim, and every refusal, against the state of its parents, from the log alone. Exit 1 on a finding of severity E.',
    )
    .argument('[file]', 'the ledger, instead of --db')
    .option('--verdicts', 'the verdict on each claim too')
    .option(
      '--replay-decisions',
      "ask today's rules again for every claim and refusal, each at its own basis",
    )
    .addOption(
      wordsOption(
        '--satisfied-by <statuses>',
        `judge under this policy instead of the board's: done, cancelled`,
        ['done', 'cancelled'],
      ),
    )
    .addHelpText(
      'after',
      examples(
        'audit',
        'audit board.db --json --verdicts',
        'audit --replay-decisions',
        'audit --satisfied-by done,cancelled',
      ),
    )
    .action(audit);
};
