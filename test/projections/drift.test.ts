import * as fc from 'fast-check';
import { driftOf } from '../../src/projections/drift';
import { viewOf } from '../../src/projections/view-of';
import { viewNames } from '../../src/projections/view-rows';
import type { RowByView, ViewName } from '../../src/projections/view-rows';
import { commands } from '../commands/random-commands';
import { PureLedger } from '../commands/pure-ledger';

const boards = commands.map((all) => {
  const ledger = new PureLedger();
  for (const one of all) ledger.live(one);
  return ledger.board;
});

const rowsOf = <V extends ViewName>(board: PureLedger['board'], view: V): RowByView[V][] =>
  [...viewOf[view].keys(board)].map((key) => viewOf[view].row(board, key)!);

describe('the drift of a view', () => {
  it('is none where the rows are what the log adds up to', () => {
    fc.assert(
      fc.property(boards, (board) => {
        for (const view of viewNames) expect(driftOf(board, view, rowsOf(board, view).reverse())).toEqual([]);
      }),
    );
  });

  it('is the edited row alone, with the fields that differ and the events behind it', () => {
    const edits = fc.constantFrom(
      { status: 'done' } as const,
      { open_parents: 9 },
      { claim_lock: 'mallory' },
      { title: 'other' },
    );
    fc.assert(
      fc.property(boards, fc.nat(5), edits, (board, at, edit) => {
        const rows = rowsOf(board, 'tasks');
        const row = rows[at]!;
        const [field] = Object.keys(edit) as [keyof typeof row];
        const stored = { ...row, ...edit };
        if (stored[field] === row[field]) return;
        const found = driftOf(board, 'tasks', rows.with(at, stored));
        expect(found).toMatchObject([
          { view: 'tasks', key: [row.id], stored, rebuilt: row, fields: [field] },
        ]);
        expect(found[0]?.events).toEqual(expect.arrayContaining([row.created_position, row.status_position]));
      }),
    );
  });

  it('is a missing row with nothing stored, and an orphan with nothing rebuilt', () => {
    fc.assert(
      fc.property(boards, fc.nat(5), (board, at) => {
        const rows = rowsOf(board, 'tasks');
        const row = rows[at]!;
        const orphan = { ...row, id: 'nobody' };
        expect(driftOf(board, 'tasks', rows.with(at, orphan))).toMatchObject([
          { key: ['nobody'], stored: orphan, rebuilt: null, fields: [], events: [] },
          { key: [row.id], stored: null, rebuilt: row, fields: [] },
        ]);
      }),
    );
  });

  it('is found among links too', () => {
    const ledger = new PureLedger();
    const link = { parentId: 'a', childId: 'b', position: 3, waived: null };
    expect(driftOf(ledger.board, 'task_links', [link])).toMatchObject([
      { view: 'task_links', key: ['a', 'b'], rebuilt: null },
    ]);
  });
});
