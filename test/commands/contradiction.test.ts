import { defaultRetry } from '../../src/commands/retry';
import { rules } from '../../src/commands/rules';
import { WholeBoard } from '../../src/commands/whole-board';
import { Board } from '../../src/projections/board';
import { claim, claimNext } from './asking';
import { created, given } from './given';
import { PureLedger } from './pure-ledger';

/** A board whose counters of open parents are wrong. */
class Miscounting extends Board {
  override parentCounts(taskId: string) {
    const { open, total } = super.parentCounts(taskId);
    return { open: open === 0 ? 1 : 0, total };
  }
}

const miscounting = (total: number): WholeBoard => {
  const board = new Miscounting();
  const ledger = new PureLedger();
  const parents = Array.from({ length: total }, (_, i) => `p${i}`);
  for (const id of parents) ledger.ask(created(id, { priority: -1 }));
  ledger.ask(created('c', { parents }));
  for (const recorded of ledger.log) board.apply(recorded);
  return new WholeBoard(board);
};

const at = { now: 1_000, retry: defaultRetry };

describe('a counter of open parents that is not what the parents say', () => {
  it('is a contradiction at a claim, never a verdict', () => {
    expect(rules.decide(claim('c'), miscounting(2), at)).toEqual({
      _tag: 'Contradiction',
      taskId: 'c',
      detail: 'open_parents is 0 of 2, its parents say 2 of 2',
    });
  });

  it('is a contradiction for the next claim too', () => {
    expect(rules.decide(claimNext(), miscounting(1), at)).toMatchObject({
      _tag: 'Contradiction',
      taskId: 'p0',
    });
  });

  it('is found up to 64 parents, and trusted beyond', () => {
    expect(rules.decide(claim('c'), miscounting(64), at)).toMatchObject({ _tag: 'Contradiction' });
    expect(rules.decide(claim('c'), miscounting(65), at)).toMatchObject({ _tag: 'Append' });
  });

  it('is no contradiction where it is right', () => {
    given(created('p'), created('c', { parents: ['p'] }))
      .when(claim('c'))
      .appends(['claim_rejected']);
  });
});
