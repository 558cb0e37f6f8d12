import {
  archive,
  assign,
  block,
  cancel,
  claim,
  comment,
  complete,
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
  triage,
  unarchive,
  unblock,
  unlink,
  waive,
} from '../commands/asking';
import { created, given, later } from '../commands/given';
import type { Past } from '../commands/given';
import type { Command } from '../../src/commands/command';
import { evolve } from '../../src/projections/evolve';
import type { Task } from '../../src/projections/task';

const c = created('c', { assignee: 'ann', priority: 3, parents: ['p'] });

/** The task `c` after all this. */
const after = (past: ReadonlyArray<Past>, command: Command): Task =>
  given(...past)
    .when(command)
    .ledger.board.task('c')!;

const base = {
  id: 'c',
  createdPosition: 4,
  title: 'task c',
  titlePosition: 4,
  dataPosition: 4,
  assignee: 'ann',
  priority: 3,
  status: 'todo',
  statusPosition: 4,
  version: 1,
  fence: 0,
  attempts: 0,
  attempt: null,
  inReview: false,
  runAt: null,
  blockedAs: null,
  archivedAt: null,
  failures: 0,
  silences: 0,
  failurePositions: [],
  erasure: null,
  createdAt: 1_000,
  completedAt: null,
  resultPosition: null,
  refusals: 0,
} as const;

const ready = { ...base, status: 'ready', statusPosition: 6, version: 2 } as const;
const attempt = {
  claimant: 'ann',
  fence: 1,
  claimedAt: 1_000,
  leaseUntil: null,
  heartbeatAt: null,
  from: 'ready',
  position: 7,
} as const;
const running = {
  ...ready,
  status: 'running',
  statusPosition: 7,
  version: 3,
  fence: 1,
  attempts: 1,
  attempt,
} as const;
const done = complete('p');
const p = created('p');

describe('a task after an event of it', () => {
  it.each<[string, ReadonlyArray<Past>, Command, Task]>([
    ['created', [p], c, base],
    ['promoted', [p, c], done, ready],
    ['claimed', [p, c, done], claim('c'), running],
    [
      'released',
      [p, c, done, claim('c')],
      release('c'),
      { ...running, status: 'ready', statusPosition: 8, version: 4, attempt: null },
    ],
    [
      'completed',
      [p, c, done, claim('c')],
      complete('c', { fence: 1, result: { ok: true } }),
      {
        ...running,
        status: 'done',
        statusPosition: 8,
        version: 4,
        attempt: null,
        completedAt: 1_000,
        resultPosition: 8,
      },
    ],
    [
      'completed without a result',
      [p, c, done],
      complete('c'),
      { ...ready, status: 'done', statusPosition: 7, version: 3, completedAt: 1_000 },
    ],
    ['claim_rejected', [p, c], claim('c'), { ...base, version: 2, refusals: 1 }],
    [
      'completion_rejected',
      [p, c, claim('c')],
      complete('c', { fence: 9 }),
      { ...base, version: 3, refusals: 2 },
    ],
    ['linked', [p, c, claim('c'), created('q')], link('q', 'c'), { ...base, version: 3 }],
    [
      'linked and demoted',
      [p, c, done, created('q')],
      link('q', 'c'),
      { ...ready, status: 'todo', statusPosition: 9, version: 4 },
    ],
    [
      'unlinked and promoted',
      [p, c],
      unlink('p', 'c'),
      { ...base, status: 'ready', statusPosition: 6, version: 3 },
    ],
  ])('%s is what it adds up to', (_kind, past, command, expected) => {
    expect(after(past, command)).toEqual(expected);
  });

  const lapsing = [p, c, done, claim('c', 'ann', 100)];
  const leased = { ...attempt, leaseUntil: 1_100 };
  const held = { ...running, attempt: leased };
  const freed = { ...running, attempt: null, status: 'ready', statusPosition: 8, version: 4 } as const;
  const failed = { ...freed, failures: 1, failurePositions: [8] };
  const reviewed = { ...freed, status: 'review', inReview: true, resultPosition: 8 } as const;
  const over = { ...ready, status: 'done', statusPosition: 7, version: 3, completedAt: 1_000 } as const;
  const held9 = { statusPosition: 9, version: 5 };

  it.each<[string, ReadonlyArray<Past>, Command, Task]>([
    [
      'lease_extended',
      [...lapsing, later(90)],
      heartbeat('c'),
      { ...held, version: 4, attempt: { ...leased, leaseUntil: 1_190, heartbeatAt: 1_090 } },
    ],
    ['attempt_failed', lapsing, fail('c'), failed],
    ['failure_rejected', [p, c, done], fail('c'), { ...ready, version: 3, refusals: 1 }],
    [
      'failed and scheduled',
      lapsing,
      fail('c', { delayMs: 50 }),
      { ...failed, ...held9, status: 'scheduled', runAt: 1_050 },
    ],
    [
      'failed and given up',
      lapsing,
      fail('c', { attempts: 1 }),
      { ...failed, ...held9, status: 'blocked', blockedAs: 'gave_up' },
    ],
    ['reclaimed', [...lapsing, later(100)], sweep(), { ...freed, silences: 1, failurePositions: [8] }],
    [
      'reclaimed after a heartbeat',
      [...lapsing, later(90), heartbeat('c'), later(100)],
      sweep(),
      { ...freed, ...held9 },
    ],
    [
      'scheduled',
      [p, c, done],
      schedule('c', 1_100),
      { ...ready, status: 'scheduled', statusPosition: 7, version: 3, runAt: 1_100 },
    ],
    [
      'scheduled by its holder',
      lapsing,
      schedule('c', 1_100, { fence: 1 }),
      { ...freed, status: 'scheduled', runAt: 1_100 },
    ],
    [
      'became_due',
      [p, c, done, schedule('c', 1_100), later(100)],
      sweep(),
      { ...ready, statusPosition: 8, version: 4 },
    ],
    [
      'blocked',
      lapsing,
      block('c', 'capacity', { fence: 1 }),
      { ...freed, status: 'blocked', blockedAs: 'capacity' },
    ],
    [
      'unblocked',
      [...lapsing, fail('c', { attempts: 1 })],
      unblock('c'),
      { ...freed, statusPosition: 10, version: 6 },
    ],
    [
      'triaged',
      [p, c, done, schedule('c', 1_100)],
      triage('c'),
      { ...ready, status: 'triage', statusPosition: 8, version: 4 },
    ],
    ['specified', [p, c, done, triage('c')], specify('c'), { ...ready, statusPosition: 8, version: 4 }],
    ['review_requested', lapsing, requestReview('c', { result: 1 }), reviewed],
    ['review_requested without a result', lapsing, requestReview('c'), { ...reviewed, resultPosition: null }],
    [
      'changes_requested',
      [...lapsing, requestReview('c', { result: 1 })],
      requestChanges('c'),
      { ...freed, ...held9 },
    ],
    [
      'completed after a review',
      [...lapsing, requestReview('c', { result: 1 })],
      complete('c'),
      { ...freed, ...held9, status: 'done', completedAt: 1_000, resultPosition: 8 },
    ],
    ['cancelled', lapsing, cancel('c'), { ...freed, status: 'cancelled' }],
    [
      'cancelled in review',
      [...lapsing, requestReview('c')],
      cancel('c'),
      { ...freed, ...held9, status: 'cancelled' },
    ],
    [
      'reopened',
      [p, c, done, complete('c', { result: 1 })],
      reopen('c'),
      { ...ready, statusPosition: 8, version: 4 },
    ],
    ['dependency_invalidated', [...lapsing], reopen('p'), { ...held, version: 4 }],
    ['revoked', lapsing, reopen('p', { running: 'revoke' }), { ...freed, status: 'todo', statusPosition: 9 }],
    ['dependency_waived and promoted', [p, c], waive('p', 'c'), { ...ready, version: 3 }],
    ['dependency_waived of a parent that is done', [p, c, done], waive('p', 'c'), { ...ready, version: 3 }],
    ['archived', [p, c, done], archive('c'), { ...ready, version: 3, archivedAt: 1_000 }],
    ['unarchived', [p, c, done, archive('c')], unarchive('c'), { ...ready, version: 4 }],
    ['commented', [p, c, done], comment('c'), { ...ready, version: 3 }],
    ['assigned', [p, c, done], assign('c', null), { ...ready, version: 3, assignee: null }],
    ['prioritised', [p, c, done], prioritise('c', 9), { ...ready, version: 3, priority: 9 }],
    [
      'edited',
      [p, c, done],
      edit('c', { title: 'new', data: 1 }),
      { ...ready, version: 3, title: 'new', titlePosition: 7, dataPosition: 7 },
    ],
    [
      'content_erased',
      [p, c, done],
      erase({ taskId: 'c' }),
      { ...ready, version: 3, title: null, erasure: { position: 7, at: 1_000, by: 'asker' } },
    ],
    [
      'content_erased elsewhere',
      [p, c, done, comment('c')],
      erase({ position: 7 }),
      { ...ready, version: 4, erasure: { position: 8, at: 1_000, by: 'asker' } },
    ],
    ['completed', [p, c, done], complete('c'), over],
  ])('%s is what it adds up to, whatever held it before', (_kind, past, command, expected) => {
    expect(after(past, command)).toEqual(expected);
  });

  it('leaves nothing of a task that was never created', () => {
    const [promoted] = given(p, c).when(unlink('p', 'c')).events.slice(-1);
    expect(evolve(undefined, promoted!)).toBeUndefined();
  });

  it('does not change the task before', () => {
    const [claimed] = given(p, c, done).when(claim('c')).events;
    const before = Object.freeze({ ...ready });
    expect(evolve(before, claimed!)).toEqual(running);
    expect(before).toEqual(ready);
  });

  it('has no title once its content is erased, or is not what was written', () => {
    const [begun] = given().when(created('t')).events;
    expect(evolve(undefined, { ...begun!, content: null })?.title).toBeNull();
    expect(evolve(undefined, { ...begun!, content: { salt: '', content: 'not json' } })?.title).toBeNull();
  });
});
