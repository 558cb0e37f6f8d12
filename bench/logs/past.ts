import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger } from '../../src';
import { openLedgerWith } from '../../src/ledger/open-ledger';
import { timed } from '../alternate';
import type { Bar, Cell, Scenario } from '../scenario';
import { spreadOf } from '../spread';
import { largeLog } from './large-log';

/** Events that each snapshot is apart from the next, as where nothing is said. */
const EVERY = 100_000;

/** Tasks that are asked for in a round. */
const TASKS = 20;

const shares = [0.15, 0.55, 0.95];

const row = (what: string, each: ReadonlyArray<number>): ReadonlyArray<Cell> => [what, spreadOf(each)];

/** Asks for one task with an open parent, at positions all over the log. */
const oneTask = async (ledger: Ledger, head: number, round: number): Promise<number> => {
  const each: number[] = [];
  for (let i = 0; i < TASKS; i += 1) {
    const position = Math.floor((head * (i + 1)) / (TASKS + 1)) + round;
    each.push(
      await timed(async () => {
        await (await ledger.asOf({ position })).get(`t${round * TASKS + i}-child`);
      }),
    );
  }
  return spreadOf(each).median;
};

const wholeBoard = (ledger: Ledger, position: number): Promise<number> =>
  timed(async () => {
    await (await ledger.asOf({ position })).counts();
  });

/** The board of a large log as of positions and times: one task, and all of it with and without snapshots at hand. */
export const past: Scenario = async ({ events, runs, scratch }) => {
  const every = Math.min(EVERY, Math.floor(events / 10));
  const paths = ['kept', 'unkept'].map((name) => join(scratch, `past-${name}.db`));
  for (const path of paths) copyFileSync(await largeLog(events), path);
  const [kept, unkept] = await Promise.all(
    [every, Number.MAX_SAFE_INTEGER].map((snapshotEvery, i) =>
      openLedgerWith({ sqlite: paths[i] ?? '', durability: 'normal' }, { snapshotEvery }),
    ),
  );
  if (kept === undefined || unkept === undefined) throw new Error('a ledger was not opened');
  const head = await kept.head();
  const keeping: number[] = [];
  for (let position = every; position <= head; position += every) {
    keeping.push(await wholeBoard(kept, position));
  }
  const found = { task: [] as number[], kept: [] as number[], unkept: [] as number[], time: [] as number[] };
  const ratios: number[] = [];
  for (let round = 0; round < runs; round += 1) {
    found.task.push(await oneTask(kept, head, round));
    const share = shares[round % shares.length] ?? 0.5;
    const position = Math.floor(head * share);
    const [withSnapshot, without] = [await wholeBoard(kept, position), await wholeBoard(unkept, position)];
    found.kept.push(withSnapshot);
    found.unkept.push(without);
    ratios.push(without / withSnapshot);
    const { recordedAt: time } = await kept.asOf({ position });
    found.time.push(await timed(async () => void (await kept.asOf({ time }))));
  }
  await kept.close();
  await unkept.close();
  const title = `The past of a log of ${head.toLocaleString('en')} events, in milliseconds`;
  const rows = [
    row('one task', found.task),
    row('the whole board, from a snapshot', found.kept),
    row('the whole board, from the beginning', found.unkept),
    row('from the beginning: times from a snapshot', ratios),
    row(`${every.toLocaleString('en')} events and keeping the snapshot`, keeping),
    row('the position of a time', found.time),
  ];
  const bars: ReadonlyArray<Bar> = [
    { what: 'one task, ms', measured: spreadOf(found.task).median, below: 200 },
    { what: 'the whole board from a snapshot, ms', measured: spreadOf(found.kept).median, below: 3_000 },
  ];
  return { tables: [{ title, columns: ['', 'ms'], rows }], bars };
};
