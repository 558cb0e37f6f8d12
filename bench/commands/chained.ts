import { openLedger } from '../../src';
import type { Ledger } from '../../src';
import { alternate, ratioOf, timed } from '../alternate';
import type { Run } from '../alternate';
import type { Bar, Cell, Scale, Scenario } from '../scenario';
import { spreadOf } from '../spread';
import { onSeed } from './seeds';
import { must } from './taskledger';

type Mine = { readonly id: string; readonly fence: number } | undefined;

/** Ends a task and takes the next. */
type Step = (ledger: Ledger, taskId: string, fence: number) => Promise<Mine>;

const claimant = 'worker';

const claimed = async (ledger: Ledger): Promise<Mine> => {
  const next = await ledger.claimNext({ claimant });
  return next._tag === 'ClaimedNext' ? next.claims[0] : undefined;
};

const inTwo: Step = async (ledger, taskId, fence) => {
  must(await ledger.complete({ taskId, claimant, fence }), 'Completed');
  return claimed(ledger);
};

const inOne: Step = async (ledger, taskId, fence) => {
  const both = await ledger.completeAndClaimNext({ taskId, claimant, fence });
  if (both._tag !== 'CompletedAndClaimed') throw new Error(`${both._tag}, not CompletedAndClaimed`);
  return both.claims[0];
};

interface Mode {
  readonly durability: 'full' | 'normal';
  /** So many workers, each of which goes from task to task. */
  readonly width: number;
  readonly count: number;
}

const run = (scratch: string, { durability, width, count }: Mode, step: Step): Promise<Run> =>
  onSeed(scratch, count, async ({ path }) => {
    const ledger = await openLedger({ sqlite: path, durability, actor: 'bench' });
    let done = 0;
    const worker = async (): Promise<void> => {
      let mine = await claimed(ledger);
      for (; mine !== undefined; done += 1) mine = await step(ledger, mine.id, mine.fence);
    };
    try {
      const ms = await timed(async () => void (await Promise.all(Array.from({ length: width }, worker))));
      if (done !== count) throw new Error(`${done} of ${count} tasks are done`);
      return { operations: count, ms };
    } finally {
      await ledger.close();
    }
  });

const modes = ({ single, grouped }: Scale): ReadonlyArray<Mode> => [
  { durability: 'full', width: 1, count: single },
  { durability: 'normal', width: 1, count: single * 2 },
  { durability: 'full', width: 64, count: grouped },
];

/** Tasks per second of workers that go from task to task: with `completeAndClaimNext`, and with two commands. */
export const chained: Scenario = async (scale) => {
  const rows: Cell[][] = [];
  const bars: Bar[] = [];
  for (const mode of modes(scale)) {
    const rates = await alternate(
      [
        { name: 'one', run: () => run(scale.scratch, mode, inOne) },
        { name: 'two', run: () => run(scale.scratch, mode, inTwo) },
      ],
      scale.runs,
    );
    const ratio = ratioOf(rates.one, rates.two);
    const workers = mode.width === 1 ? 'one worker' : `${mode.width} workers`;
    const name = `${workers}, ${mode.durability.toUpperCase()}`;
    rows.push([name, spreadOf(rates.one), spreadOf(rates.two), ratio]);
    if (mode.width === 1 && mode.durability === 'full')
      bars.push({ what: `${name}: times two commands`, measured: ratio.median, atLeast: 1.5 });
  }
  const columns = ['', 'complete + claim next in one', 'in two commands', '× two commands'];
  return { tables: [{ title: 'Tasks per second', columns, rows }], bars };
};
