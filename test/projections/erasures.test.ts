import * as fc from 'fast-check';
import type { Recorded } from '../../src/events/recorded';
import type { StoredRow } from '../../src/events/stored-event';
import { Erasures } from '../../src/projections/erasures';
import { comment, erase } from '../commands/asking';
import { created, given } from '../commands/given';
import { PureLedger } from '../commands/pure-ledger';
import { commands, retry } from '../commands/random-commands';

/** The rows of a log as a store has them: what was erased is gone, and says by which event. */
const asStored = (log: ReadonlyArray<Recorded>): ReadonlyArray<StoredRow> => {
  const by = new Map<number, number>();
  for (const { stored, event } of log) {
    if (event.kind === 'content_erased')
      for (const named of event.data.positions) by.set(named, stored.position);
  }
  return log.map(({ stored, content }) => {
    const erased = by.get(stored.position) ?? null;
    return { stored, content: erased === null ? content : null, erased };
  });
};

const lastOf = (rows: ReadonlyArray<StoredRow>): number => rows.at(-1)?.stored.position ?? 0;

/** The faults that are found in rows, read while nothing else is written. */
const faultsIn = (rows: ReadonlyArray<StoredRow>, settled = lastOf(rows)) => {
  const erasures = new Erasures(settled);
  for (const row of rows) erasures.add(row);
  return erasures.end(lastOf(rows));
};

const { log } = given(created('a'), comment('a'), created('b')).when(erase({ taskId: 'a' })).ledger;
const rows = asStored(log);
const changed = (position: number, change: Partial<StoredRow>): ReadonlyArray<StoredRow> =>
  rows.map((row) => (row.stored.position === position ? { ...row, ...change } : row));

/** The same rows, the last of them twice. */
const again = (some: ReadonlyArray<StoredRow>): ReadonlyArray<StoredRow> => {
  const last = some.at(-1)!;
  return [...some, { ...last, stored: { ...last.stored, position: last.stored.position + 1 } }];
};

describe('the contents of a log', () => {
  it('are gone where an erasure names them, and there where none does, in any history', () => {
    fc.assert(
      fc.property(commands, (all) => {
        const ledger = new PureLedger(['done'], retry);
        for (const one of all) ledger.live(one);
        expect(faultsIn(asStored(ledger.log))).toEqual([]);
      }),
    );
  });

  it('are missing where they are gone and no erasure names them', () => {
    expect(faultsIn(changed(5, { content: null }))).toEqual([
      { position: 5, fault: 'missing', erasure: null },
    ]);
  });

  it('are missing where they say that an erasure took them away that does not name them', () => {
    expect(faultsIn(changed(5, { content: null, erased: 6 }))).toEqual([
      { position: 5, fault: 'missing', erasure: 6 },
    ]);
  });

  it('are still there where an erasure names them and they are not gone', () => {
    const kept = log.find(({ stored }) => stored.position === 4)!.content;
    expect(faultsIn(changed(4, { content: kept, erased: null }))).toEqual([
      { position: 4, fault: 'still there', erasure: 6 },
    ]);
  });

  it('are told once where two erasures name them, and not at all where they are gone', () => {
    expect(faultsIn(again(rows))).toEqual([]);
    const kept = log.find(({ stored }) => stored.position === 4)!.content;
    expect(faultsIn(again(changed(4, { content: kept, erased: null })))).toEqual([
      { position: 4, fault: 'still there', erasure: 6 },
    ]);
  });

  it('may be there although they are erased, where that came after the reading began', () => {
    const kept = log.find(({ stored }) => stored.position === 4)!.content;
    expect(faultsIn(changed(4, { content: kept, erased: null }), 5)).toEqual([]);
  });

  it('may be gone by an erasure that comes after the last row that was read', () => {
    expect(faultsIn(rows.slice(0, 2))).toEqual([]);
  });
});
