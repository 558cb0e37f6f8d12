import { claim, claimNext, complete, link, requestReview, schedule } from './asking';
import type { Then } from './given';
import { created, given, later, strayLinked } from './given';

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

describe('claiming the next tasks for review', () => {
  const past = [created('p'), created('c'), claim('c'), link('p', 'c'), requestReview('c')];

  it('takes those that wait for one, and says so', () => {
    given(created('a'), created('r'), claim('r'), requestReview('r'))
      .when(claimNext({ from: 'review', claimant: 'bob', limit: 5 }))
      .appends(['claimed'])
      .accepts({ claims: [expect.objectContaining({ id: 'r', from: 'review', fence: 2, attempt: 2 })] });
  });

  it('passes over one whose parent is open, and records nothing: it stays in review', () => {
    const then = given(...past)
      .when(claimNext({ from: 'review', limit: 5 }))
      .appends([])
      .accepts({ _tag: 'NoneReady' });
    expect(then.ledger.board.task('c')?.status).toBe('review');
  });

  it('takes it once that parent is done', () => {
    expect(taken(given(...past).when(complete('p'), claimNext({ from: 'review' })))).toEqual(['c']);
  });
});

describe('claiming the next tasks once time has passed', () => {
  const past = [created('a'), claim('a', 'bob', 100), created('b'), schedule('b', 1_050)];

  it('wakes what is overdue first, in the same command, the longest overdue first', () => {
    const then = given(...past, later(200))
      .when(claimNext({ limit: 5 }))
      .appends(['became_due', 'reclaimed', 'claimed', 'claimed']);
    expect(taken(then)).toEqual(['a', 'b']);
    expect(then.events[1]?.event.data).toMatchObject({ claimant: 'bob', fence: 1, detectedBy: 'ann' });
  });

  it('wakes as many as it is told to at most', () => {
    given(...past, later(200))
      .when(claimNext({ limit: 5, overdue: 1 }))
      .appends(['became_due', 'claimed']);
  });

  it('leaves alone what is not overdue', () => {
    given(...past, later(49))
      .when(claimNext())
      .appends([])
      .accepts({ _tag: 'NoneReady' });
  });

  it('says that none is ready where what it woke has an open parent', () => {
    given(created('p'), claim('p', 'bob'), created('c', { parents: ['p'], runAt: 1_050 }), later(200))
      .when(claimNext())
      .appends(['became_due'])
      .accepts({ _tag: 'NoneReady' });
  });
});
