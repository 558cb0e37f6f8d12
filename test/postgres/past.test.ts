import type { Ledger } from '../../src/index';
import { openLedgerWith } from '../../src/ledger/open-ledger';
import { guardedBoard } from './roles';
import type { Who } from './roles';

const { board, urlOf, rawOf } = guardedBoard();

/** Few enough for a small board to be worth snapshots. */
const EVERY = 5;

const openAs = async (who: Who): Promise<Ledger> => {
  const ledger = await openLedgerWith(
    { postgres: urlOf(who), board: board.name, create: false },
    { snapshotEvery: EVERY },
  );
  board.after(() => ledger.close());
  return ledger;
};

const snapshots = async (): Promise<number> => {
  const raw = await rawOf('owner');
  return Number((await raw.query<{ n: string }>('SELECT count(*) AS n FROM snapshots')).rows[0]?.n);
};

describe('the past of a board on PostgreSQL', () => {
  it('is told to a reader, who keeps no snapshots, as to a writer, who keeps them', async () => {
    const writer = await openAs('writer');
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) await writer.create({ id, title: id });
    const position = await writer.head();
    const reader = await openAs('reader');
    const told = await (await reader.asOf({ position })).list();
    expect(told.tasks.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(await snapshots()).toBe(0);
    expect(await (await writer.asOf({ position })).list()).toEqual(told);
    expect(await snapshots()).toBeGreaterThan(0);
    expect(await (await reader.asOf({ position })).list()).toEqual(told);
    expect(await reader.diff({ position: 2 }, { position })).toMatchObject({ tasks: { length: 6 } });
  });
});
