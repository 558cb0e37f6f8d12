import { rulesUnder } from '../../src/commands/rules';
import type { NewEvent } from '../../src/commands/new-event';
import { claim, complete, link, release } from './asking';
import { created, given, strayLinked } from './given';

const waiting = given(created('p'), created('c', { parents: ['p'] }));
const openParent = { parents: [{ id: 'p', status: 'ready', position: 3 }], open: 1, total: 1 } as const;

describe('a claim', () => {
  it('takes a ready task, with fence and attempt from 1', () => {
    given(created('a')).when(claim('a')).appends(['claimed']).accepts({
      _tag: 'Claimed',
      id: 'a',
      claimant: 'ann',
      fence: 1,
      attempt: 1,
      from: 'ready',
      leaseUntil: null,
      stands: true,
    });
  });

  it('carries its parents as they were seen', () => {
    given(created('p'), complete('p'), created('c', { parents: ['p'] }))
      .when(claim('c'))
      .accepts({ parents: [{ id: 'p', status: 'done', position: 4 }], open: 0, total: 1 });
  });

  it('raises the fence with each attempt', () => {
    given(created('a'), claim('a'), release('a'))
      .when(claim('a', 'bob'))
      .accepts({ fence: 2, attempt: 2, claimant: 'bob' });
  });

  it('is refused while a parent is open, and that is recorded', () => {
    waiting
      .when(claim('c'))
      .appends(['claim_rejected'])
      .refuses({ _tag: 'parents_not_done', ...openParent }, { position: 5, repeated: false });
  });

  it('is not refused any more under a gate that is always satisfied', () => {
    waiting
      .under(rulesUnder(() => true))
      .when(claim('c'))
      .appends(['claimed'])
      .accepts({ open: 1, total: 1 });
  });

  it('demotes a ready task whose open parent came from a writer that does not demote', () => {
    const then = given(created('p'), created('c'), strayLinked('p', 'c'))
      .when(claim('c'))
      .appends(['claim_rejected'])
      .refuses({ _tag: 'parents_not_done', ...openParent });
    expect(then.events[0]?.stored).toMatchObject({ taskId: 'c', status: 'todo' });
    expect(then.ledger.board.task('c')?.status).toBe('todo');
  });

  it('of such a task is not refused under a gate that is always satisfied', () => {
    given(created('p'), created('c'), strayLinked('p', 'c'))
      .under(rulesUnder(() => true))
      .when(claim('c'))
      .appends(['claimed']);
  });

  it('is refused while somebody holds the task, whoever asks', () => {
    given(created('a'), claim('a'))
      .when(claim('a', 'bob'))
      .refuses({ _tag: 'already_claimed', claimant: 'ann', fence: 1, leaseUntil: null });
    given(created('a'), claim('a'))
      .when(claim('a', 'ann'))
      .refuses({ _tag: 'already_claimed', claimant: 'ann', fence: 1, leaseUntil: null });
  });

  it('is refused as held before it is refused for its parents', () => {
    given(created('p'), created('c'), claim('c'), link('p', 'c'))
      .when(claim('c', 'bob'))
      .refuses({ _tag: 'already_claimed', claimant: 'ann', fence: 1, leaseUntil: null });
  });

  it('is refused once the task is done', () => {
    given(created('a'), complete('a')).when(claim('a')).refuses({ _tag: 'terminal', status: 'done' });
  });

  it('is refused as not ready where no parent is open and the task waits all the same', () => {
    const stuck: NewEvent = { kind: 'demoted', data: { parentId: 'x' }, taskId: 'a', status: 'todo' };
    const then = given(created('a'), stuck).when(claim('a')).refuses({ _tag: 'not_ready', status: 'todo' });
    expect(then.events[0]?.stored.status).toBe('todo');
  });

  it('of a task that there is not is refused, and not recorded', () => {
    given()
      .when(claim('lost'))
      .appends([])
      .refuses({ _tag: 'unknown_task', taskId: 'lost' }, { position: null });
  });

  it('leaves the status of a waiting task as it is', () => {
    expect(waiting.when(claim('c')).events[0]?.stored.status).toBe('todo');
  });
});

describe('the evidence of a claim', () => {
  const parents = Array.from({ length: 70 }, (_, i) => `p${String(i).padStart(2, '0')}`);
  const many = given(
    ...parents.map((id) => created(id)),
    created('c', { parents }),
    complete('p00'),
    complete('p69'),
  );

  it('names 64 parents, open ones first, and counts them all', () => {
    const { answer } = many.when(claim('c'));
    const { reason } = answer._tag === 'Left' ? answer.left : { reason: undefined };
    expect(reason).toMatchObject({ _tag: 'parents_not_done', open: 68, total: 70 });
    const named = reason?._tag === 'parents_not_done' ? reason.parents.map(({ id }) => id) : [];
    expect(named).toEqual(parents.slice(1, 65));
  });
});
