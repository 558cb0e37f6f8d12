import * as fc from 'fast-check';
import { Board } from '../../src/projections/board';
import { FoldedBoard } from '../../src/projections/folded-board';
import { viewOf } from '../../src/projections/view-of';
import { viewNames } from '../../src/projections/view-rows';
import { PureLedger } from '../commands/pure-ledger';
import { commands } from '../commands/random-commands';

const rowsOf = (board: Board) =>
  viewNames.map((view) => [...viewOf[view].keys(board)].map((key) => viewOf[view].row(board, key)));

describe('a board that changes its tasks in place', () => {
  it('has the rows of one that copies them, after every event of any history', () => {
    fc.assert(
      fc.property(commands, (all) => {
        const ledger = new PureLedger();
        for (const one of all) ledger.live(one);
        const copied = new Board();
        const folded = new FoldedBoard();
        for (const recorded of ledger.log) {
          copied.apply(recorded);
          folded.apply(recorded);
          expect(rowsOf(folded)).toEqual(rowsOf(copied));
        }
      }),
    );
  });
});
