import type { NewEvent } from '../../src/commands/new-event';
import type { ClaimRefusal } from '../../src/events/claim-refusal';
import type { ParentSeen } from '../../src/events/parent-seen';
import type { TaskStatus } from '../../src/events/status';
import { findingsOn, reportOn } from './findings-of';
import { WrittenLog } from './written-log';

const refused = (
  taskId: string,
  reason: ClaimRefusal,
  status: TaskStatus,
  parents: ReadonlyArray<ParentSeen> = [],
): NewEvent => {
  const data = { claimant: 'bob', reason, parents, open: parents.length, total: parents.length };
  return { kind: 'claim_rejected', data, taskId, status };
};

const completion = (fence: number, status: TaskStatus): NewEvent => ({
  kind: 'completion_rejected',
  data: { claimant: null, fence, reason: { _tag: 'not_claimed', status } },
  taskId: 'a',
  status,
});

describe('a refused claim', () => {
  it('is justified when its reason is the first that held', () => {
    const held = { _tag: 'already_claimed', claimant: 'ann', fence: 1, leaseUntil: null } as const;
    const log = new WrittenLog()
      .created('a')
      .claimed('a')
      .command(refused('a', held, 'running'));
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
    const held = { _tag: 'already_claimed', claimant: 'cy', fence: 1, leaseUntil: null } as const;
    const log = new WrittenLog()
      .created('a')
      .claimed('a')
      .command(refused('a', held, 'running'));
    expect(findingsOn(log)).toEqual(['TL108@5']);
  });

  it('may make a ready task wait for an open parent, and for nothing else', () => {
    const open = { id: 'p', status: 'ready', position: 3 } as const;
    const stray = new WrittenLog().created('p').created('c').linked('p', 'c', 'ready', 'ready');
    stray.command(refused('c', { _tag: 'parents_not_done' }, 'todo', [open]));
    expect(findingsOn(stray)).toEqual(['TL113@5']);
    const held = { _tag: 'already_claimed', claimant: 'ann', fence: 1, leaseUntil: null } as const;
    const wrong = new WrittenLog()
      .created('a')
      .claimed('a')
      .command(refused('a', held, 'todo'));
    expect(findingsOn(wrong)).toContain('TL505@5');
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
