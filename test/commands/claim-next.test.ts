import { claim, claimNext, complete } from './asking';
import type { Then } from './given';
import { created, given, strayLinked } from './given';

const taken = ({ answer }: Then): ReadonlyArray<string> =>
  answer._tag === 'Right' && answer.right._tag === 'ClaimedNext'
    ? answer.right.claims.map(({ id }) => id)
    : [];

const board = given(
  created('old'),
  created('urgent', { priority: 5 }),
  created('mine', { assignee: 'ann' }),
  created('low', { priority: -1 }),
  created('waits', { parents: ['old'], priority: 9 }),
  created('urgent-too', { priority: 5 }),
);

describe('claiming the next tasks', () => {
  it('goes by priority, then by age, and leaves waiting tasks alone', () => {
    expect(taken(board.when(claimNext({ limit: 9 })))).toEqual([
      'urgent',
      'urgent-too',
      'old',
      'mine',
      'low',
    ]);
  });

  it('takes as many as are asked for', () => {
    const then = board.when(claimNext({ limit: 2 })).appends(['claimed', 'claimed']);
    expect(taken(then)).toEqual(['urgent', 'urgent-too']);
  });

  it('takes those of an assignee alone where one is given', () => {
    expect(taken(board.when(claimNext({ limit: 9, assignee: 'ann' })))).toEqual(['mine']);
  });

  it('goes on where the one before ended', () => {
    expect(taken(board.when(claimNext(), claimNext()))).toEqual(['urgent-too']);
  });

  it('takes what a completion made ready', () => {
    expect(taken(board.when(complete('old'), claimNext()))).toEqual(['waits']);
  });

  it('finds none where none is ready, and appends nothing', () => {
    given(created('a'), claim('a')).when(claimNext()).appends([]).accepts({ _tag: 'NoneReady' });
    board
      .when(claimNext({ assignee: 'nobody' }))
      .appends([])
      .accepts({ _tag: 'NoneReady' });
  });

  it('demotes a ready task whose parent is open, and goes on to the next', () => {
    const then = given(
      created('p', { priority: -5 }),
      created('stray'),
      strayLinked('p', 'stray'),
      created('free'),
    )
      .when(claimNext())
      .appends(['claim_rejected', 'claimed']);
    expect(taken(then)).toEqual(['free']);
    expect(then.ledger.board.task('stray')?.status).toBe('todo');
  });

  it('finds none where all that are ready have open parents', () => {
    const past = [created('p'), claim('p', 'bob'), created('stray'), strayLinked('p', 'stray')];
    given(...past)
      .when(claimNext())
      .appends(['claim_rejected'])
      .accepts({ _tag: 'NoneReady' });
  });

  it('sees a parent that it has just claimed as claimed, in the evidence against its child', () => {
    const then = given(created('p'), created('stray'), strayLinked('p', 'stray'), created('free'))
      .when(claimNext({ limit: 2 }))
      .appends(['claimed', 'claim_rejected', 'claimed']);
    expect(then.events[1]?.event.data).toMatchObject({
      parents: [{ id: 'p', status: 'running', position: 7 }],
    });
    expect(taken(then)).toEqual(['p', 'free']);
  });

  it('sees a parent that it has just demoted as waiting, in the evidence against its child', () => {
    const then = given(
      created('p', { priority: -1 }),
      claim('p', 'bob'),
      created('a'),
      strayLinked('p', 'a'),
      created('b'),
      strayLinked('a', 'b'),
    )
      .when(claimNext())
      .appends(['claim_rejected', 'claim_rejected'])
      .accepts({ _tag: 'NoneReady' });
    expect(then.events[1]?.event.data).toMatchObject({ parents: [{ id: 'a', status: 'todo', position: 9 }] });
  });
});
