import type { NewEvent } from '../../src/commands/new-event';
import type { ClaimRefusal } from '../../src/events/claim-refusal';
import type { TaskStatus } from '../../src/events/status';
import { attemptRefused, blocked, cancelled, plain, refused, reviewRequested, scheduled } from './events';
import { findingsOn, reportOn } from './findings-of';
import { WrittenLog } from './written-log';

const completion = (fence: number | null, status: TaskStatus): NewEvent =>
  attemptRefused('completion_rejected', 'a', { fence, reason: { _tag: 'not_claimed', status }, status });

const failure = (fence: number | null, status: TaskStatus): NewEvent =>
  attemptRefused('failure_rejected', 'a', { fence, reason: { _tag: 'not_claimed', status }, status });

const free = (): WrittenLog => new WrittenLog().created('a');

const heldByAnn = { _tag: 'already_claimed', claimant: 'ann', fence: 1, leaseUntil: null } as const;

describe('a refused claim', () => {
  it('is justified when its reason is the first that held', () => {
    const log = new WrittenLog()
      .created('a')
      .claimed('a')
      .command(refused('a', heldByAnn, 'running'));
    expect(reportOn(log)).toMatchObject({
      valid: true,
      findings: [],
      rejections: { total: 1, justified: 1, unjustified: 0 },
    });
  });

  it('is false when the claim was allowed', () => {
    const log = new WrittenLog().created('a').command(refused('a', { _tag: 'parents_not_done' }, 'ready'));
    expect(findingsOn(log)).toEqual(['TL107@4']);
    expect(reportOn(log).rejections).toEqual({ total: 1, justified: 0, unjustified: 1 });
  });

  it('has the wrong reason when another one held first', () => {
    const open = { id: 'p', status: 'ready', position: 3 } as const;
    const log = new WrittenLog()
      .created('p')
      .created('c', ['p'], 'todo')
      .command(refused('c', { _tag: 'not_ready', status: 'todo' }, 'todo', [open]));
    expect(findingsOn(log)).toEqual(['TL108@5']);
  });

  it('has the wrong reason when it names another holder', () => {
    const another = { ...heldByAnn, claimant: 'cy' };
    const log = new WrittenLog()
      .created('a')
      .claimed('a')
      .command(refused('a', another, 'running'));
    expect(findingsOn(log)).toEqual(['TL108@5']);
  });

  it('may make a ready task wait for an open parent, and for nothing else', () => {
    const open = { id: 'p', status: 'ready', position: 3 } as const;
    const stray = new WrittenLog().created('p').created('c').linked('p', 'c', 'ready', 'ready');
    stray.command(refused('c', { _tag: 'parents_not_done' }, 'todo', [open]));
    expect(findingsOn(stray)).toEqual(['TL113@5']);
    const wrong = new WrittenLog()
      .created('a')
      .claimed('a')
      .command(refused('a', heldByAnn, 'todo'));
    expect(findingsOn(wrong)).toContain('TL505@5');
  });
});

/** Every reason, on a task for which it is the first that holds, and the reason that comes next there. */
const reasons: ReadonlyArray<readonly [ClaimRefusal, () => WrittenLog, TaskStatus, ClaimRefusal]> = [
  [
    { _tag: 'archived' },
    () =>
      free()
        .command(cancelled('a'))
        .command(plain('archived', 'a', 'cancelled')),
    'cancelled',
    { _tag: 'terminal', status: 'cancelled' },
  ],
  [
    { _tag: 'terminal', status: 'done' },
    () => free().completed('a', null),
    'done',
    { _tag: 'not_ready', status: 'done' },
  ],
  [
    { _tag: 'already_claimed', claimant: 'ann', fence: 1, leaseUntil: 1_100 },
    () => free().claimed('a', { leaseUntil: 1_100 }),
    'running',
    { _tag: 'already_claimed', claimant: 'ann', fence: 1, leaseUntil: null },
  ],
  [
    { _tag: 'scheduled', runAt: 2_000 },
    () => free().command(scheduled('a', 2_000)),
    'scheduled',
    { _tag: 'scheduled', runAt: 2_001 },
  ],
  [
    { _tag: 'blocked', kind: 'needs_input' },
    () => free().command(blocked('a')),
    'blocked',
    { _tag: 'blocked', kind: 'capacity' },
  ],
  [
    { _tag: 'not_ready', status: 'triage' },
    () => free().command(plain('triaged', 'a', 'triage')),
    'triage',
    { _tag: 'not_ready', status: 'todo' },
  ],
];

describe.each(reasons)('a claim refused as %j', (reason, log, status, next) => {
  it('is justified, and for no other reason', () => {
    expect(findingsOn(log().command(refused('a', reason, status)))).toEqual([]);
    expect(findingsOn(log().command(refused('a', next, status)))).toEqual([expect.stringContaining('TL108')]);
  });

  it('was allowed where it never held', () => {
    expect(findingsOn(free().command(refused('a', reason, 'ready')))).toEqual(['TL107@4']);
  });
});

const family = (): WrittenLog => new WrittenLog().created('p').created('a', ['p'], 'todo');
const familyWaits = (): WrittenLog => family().command(scheduled('a', 2_000));
const familyHeld = (): WrittenLog => family().command(blocked('a'));
const familyTriaged = (): WrittenLog => family().command(plain('triaged', 'a', 'triage'));

describe('reasons that hold together', () => {
  const open = { id: 'p', status: 'ready', position: 3 } as const;
  const told = (log: WrittenLog, reason: ClaimRefusal, status: TaskStatus) =>
    findingsOn(log.command(refused('a', reason, status, [open])));

  it('are told in their order: a time, a block, open parents, another status', () => {
    expect(told(familyWaits(), { _tag: 'scheduled', runAt: 2_000 }, 'scheduled')).toEqual([]);
    expect(told(familyWaits(), { _tag: 'parents_not_done' }, 'scheduled')).toEqual(['TL108@6']);
    expect(told(familyHeld(), { _tag: 'blocked', kind: 'needs_input' }, 'blocked')).toEqual([]);
    expect(told(familyHeld(), { _tag: 'parents_not_done' }, 'blocked')).toEqual(['TL108@6']);
    expect(told(familyTriaged(), { _tag: 'parents_not_done' }, 'triage')).toEqual([]);
    expect(told(familyTriaged(), { _tag: 'not_ready', status: 'triage' }, 'triage')).toEqual(['TL108@6']);
  });

  it('are none for a task in review, which can be claimed', () => {
    const log = free().claimed('a').command(reviewRequested('a'));
    log.command(refused('a', { _tag: 'not_ready', status: 'review' }, 'review'));
    expect(findingsOn(log)).toEqual(['TL107@6']);
  });
});

describe('a refused completion', () => {
  it('is justified when no attempt stands', () => {
    expect(findingsOn(new WrittenLog().created('a').command(completion(1, 'ready')))).toEqual([]);
  });

  it('is false when the standing fence was presented', () => {
    const log = new WrittenLog().created('a').claimed('a').command(completion(1, 'running'));
    expect(findingsOn(log)).toEqual(['TL107@5']);
  });

  it('has the wrong reason when somebody held the task', () => {
    const log = new WrittenLog().created('a').claimed('a').command(completion(9, 'running'));
    expect(findingsOn(log)).toEqual(['TL108@5']);
  });
});

describe('a completion by hand', () => {
  it('is allowed where nothing but a claimant is missing', () => {
    expect(findingsOn(free().command(completion(null, 'ready')))).toEqual(['TL107@4']);
    expect(findingsOn(free().command(blocked('a')).command(completion(null, 'blocked')))).toEqual([
      'TL107@5',
    ]);
    const reviewing = free().claimed('a').command(reviewRequested('a'));
    expect(findingsOn(reviewing.command(completion(null, 'review')))).toEqual(['TL107@6']);
    const waiting = new WrittenLog().created('p').created('a', ['p'], 'todo');
    expect(findingsOn(waiting.command(completion(null, 'todo')))).toEqual(['TL107@5']);
  });

  it('is refused of a task that waits for its time, or to be specified', () => {
    const waits = free().command(scheduled('a', 2_000));
    expect(findingsOn(waits.command(completion(null, 'scheduled')))).toEqual([]);
    const triaged = free().command(plain('triaged', 'a', 'triage'));
    expect(findingsOn(triaged.command(completion(null, 'triage')))).toEqual([]);
  });

  it('is refused of an archived task, for that', () => {
    const log = free().command(plain('archived', 'a', 'ready'));
    expect(findingsOn(log.command(completion(null, 'ready')))).toEqual(['TL108@5']);
  });
});

describe('a refused failure', () => {
  it('is justified when no attempt stands, whatever is presented', () => {
    expect(findingsOn(free().command(failure(1, 'ready')))).toEqual([]);
    expect(findingsOn(free().command(failure(null, 'ready')))).toEqual([]);
    const log = free()
      .command(plain('archived', 'a', 'ready'))
      .command(failure(null, 'ready'));
    expect(findingsOn(log)).toEqual([]);
  });

  it('is false when the standing fence was presented', () => {
    expect(findingsOn(free().claimed('a').command(failure(1, 'running')))).toEqual(['TL107@5']);
  });

  it('has the wrong reason when somebody held the task, or it had ended', () => {
    expect(findingsOn(free().claimed('a').command(failure(9, 'running')))).toEqual(['TL108@5']);
    expect(findingsOn(free().completed('a', null).command(failure(1, 'done')))).toEqual(['TL108@5']);
  });
});

describe('a refusal of a task of which an event is lost', () => {
  it('is not decided', () => {
    const log = free()
      .command(plain('archived', 'a', 'ready'))
      .command(plain('unarchived', 'a', 'ready'))
      .completed('a', null)
      .command(refused('a', { _tag: 'terminal', status: 'done' }, 'done'))
      .command(completion(null, 'done'));
    expect(findingsOn(log)).toEqual(['TL108@8']);
    log.lose(5);
    expect(reportOn(log).rejections).toEqual({ total: 1, justified: 0, unjustified: 0 });
    expect(findingsOn(log).filter((code) => code.startsWith('TL10'))).toEqual([]);
  });
});
