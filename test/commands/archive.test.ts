import type { Command } from '../../src/commands/command';
import {
  archive,
  assign,
  block,
  cancel,
  claim,
  claimNext,
  comment,
  complete,
  create,
  createGraph,
  edit,
  erase,
  fail,
  heartbeat,
  link,
  prioritise,
  release,
  reopen,
  requestChanges,
  requestReview,
  schedule,
  specify,
  sweep,
  task,
  triage,
  unarchive,
  unblock,
  unlink,
  waive,
} from './asking';
import type { Past } from './given';
import { created, given, later } from './given';

/** A way to each status in which a task can be archived. */
const unheld: ReadonlyArray<readonly [string, ReadonlyArray<Past>]> = [
  ['ready', [created('a')]],
  ['todo', [created('p'), created('a', { parents: ['p'] })]],
  ['triage', [created('a'), triage('a')]],
  ['scheduled', [created('a'), schedule('a', 9_000)]],
  ['blocked', [created('a'), block('a')]],
  ['review', [created('a'), claim('a'), requestReview('a')]],
  ['done', [created('a'), complete('a')]],
  ['cancelled', [created('a'), cancel('a')]],
];

describe('archiving a task', () => {
  it.each(unheld)('hides one that is %s, and leaves its status as it is', (status, past) => {
    const then = given(...past)
      .when({ ...archive('a'), reason: 'old' })
      .appends(['archived'])
      .accepts({ _tag: 'Archived', id: 'a', status: status as 'ready' });
    expect(then.events[0]?.content?.content).toBe('{"reason":"old"}');
    expect(then.ledger.board.task('a')).toMatchObject({ status, archivedAt: 1_000 });
  });

  it('is refused while somebody holds it, to the holder too', () => {
    given(created('a'), claim('a'))
      .when(archive('a'))
      .appends([])
      .refuses({ _tag: 'held', claimant: 'ann', fence: 1, leaseUntil: null });
  });

  it('is refused where it is archived already, and where there is no such task', () => {
    given(created('a'), archive('a')).when(archive('a')).appends([]).refuses({ _tag: 'archived' });
    given().when(archive('a')).refuses({ _tag: 'unknown_task', taskId: 'a' });
  });

  it('satisfies nobody by itself, and takes nothing from what is done', () => {
    const children = [created('c', { parents: ['a'] })];
    const open = given(created('a'), ...children)
      .when(archive('a'))
      .appends(['archived']);
    expect(open.ledger.board.task('c')?.status).toBe('todo');
    const done = given(created('a'), ...children, complete('a'))
      .when(archive('a'))
      .appends(['archived']);
    expect(done.ledger.board.task('c')?.status).toBe('ready');
  });
});

describe('an archived task', () => {
  const commands: ReadonlyArray<readonly [string, Command]> = [
    ['linking it', link('other', 'a')],
    ['unlinking it', unlink('other', 'a')],
    ['waiving a parent of it', waive('other', 'a')],
    ['claiming it', claim('a')],
    ['completing it', complete('a')],
    ['requesting changes', requestChanges('a')],
    ['scheduling it', schedule('a', 9_000)],
    ['blocking it', block('a')],
    ['unblocking it', unblock('a')],
    ['putting it in triage', triage('a')],
    ['specifying it', specify('a')],
    ['cancelling it', cancel('a')],
    ['reopening it', reopen('a')],
    ['archiving it', archive('a')],
    ['assigning it', assign('a', 'cy')],
    ['giving it a priority', prioritise('a', 3)],
    ['editing it', edit('a')],
  ];

  describe.each(unheld)('that is %s', (_status, past) => {
    it.each(commands)('refuses %s', (_name, command) => {
      given(...past, created('other'), archive('a'))
        .when(command)
        .refuses({ _tag: 'archived' });
    });

    it.each([
      ['linking it as a parent', link('a', 'other')],
      ['making it a parent', create('new', { parents: ['a'] })],
      ['making it a parent in a graph', createGraph([task('new')], [{ parentId: 'a', childId: 'new' }])],
    ])('refuses %s, and is named', (_name, command) => {
      given(...past, created('other'), archive('a'))
        .when(command)
        .appends([])
        .refuses({ _tag: 'parent_archived', parentId: 'a' });
    });

    it('changes by nothing that presents an attempt', () => {
      for (const command of [release('a'), heartbeat('a'), fail('a'), requestReview('a')]) {
        const { answer, ledger } = given(...past, archive('a')).when(command);
        expect(answer._tag).toBe('Left');
        expect(ledger.board.task('a')?.archivedAt).toBe(1_000);
      }
    });

    it('takes comments, erasures, and being shown again', () => {
      given(...past, archive('a'))
        .when(comment('a'))
        .appends(['commented']);
      given(...past, archive('a'))
        .when(erase({ taskId: 'a' }))
        .appends(['content_erased']);
      given(...past, archive('a'))
        .when(unarchive('a'))
        .appends(['unarchived']);
    });
  });

  it('records a refused claim, and is first refused for being archived', () => {
    given(created('a'), complete('a'), archive('a')).when(claim('a')).appends(['claim_rejected']);
  });

  it('is not woken by a claim, although its time has come', () => {
    given(created('a', { runAt: 1_100 }), archive('a'), later(100))
      .when(claim('a'))
      .appends(['claim_rejected'])
      .refuses({ _tag: 'archived' });
  });

  it('is not given out', () => {
    given(created('a'), archive('a')).when(claimNext()).appends([]).accepts({ _tag: 'NoneReady' });
  });

  it('is promoted like any other: shown again, it is ready', () => {
    given(created('p'), created('c', { parents: ['p'] }), archive('c'), complete('p'), unarchive('c'))
      .when(claim('c'))
      .appends(['claimed']);
  });
});

describe('unarchiving a task', () => {
  it('shows it again, as it was', () => {
    const then = given(created('a'), block('a'), archive('a'))
      .when(unarchive('a'))
      .accepts({ _tag: 'Unarchived', status: 'blocked' });
    expect(then.ledger.board.task('a')).toMatchObject({ archivedAt: null, blockedAs: 'needs_input' });
  });

  it('is refused where it is not archived, and where there is no such task', () => {
    given(created('a')).when(unarchive('a')).appends([]).refuses({ _tag: 'not_archived' });
    given().when(unarchive('a')).refuses({ _tag: 'unknown_task', taskId: 'a' });
  });
});

describe('a late holder of an archived task', () => {
  const past = [create('a'), claim('a', 'ann', 10), later(10), sweep(), archive('a')] as const;
  const lost = { _tag: 'not_claimed', status: 'ready' } as const;

  it('is told that nobody holds the task, whatever it asks, and a completion or a failure is recorded', () => {
    const fence = { claimant: null, fence: 1 };
    given(...past)
      .when(complete('a', fence))
      .appends(['completion_rejected'])
      .refuses(lost);
    given(...past)
      .when(fail('a', fence))
      .appends(['failure_rejected'])
      .refuses(lost);
    for (const asked of [
      release('a', fence),
      heartbeat('a', fence),
      requestReview('a', fence),
      block('a', 'capacity', fence),
      schedule('a', 9_000, fence),
    ]) {
      given(...past)
        .when(asked)
        .appends([])
        .refuses(lost);
    }
  });
});
