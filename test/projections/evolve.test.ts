import { claim, complete, link, release, unlink } from '../commands/asking';
import { created, given } from '../commands/given';
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
