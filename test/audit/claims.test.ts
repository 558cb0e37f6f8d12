import { codes, findingsOn, reportOn } from './findings-of';
import { WrittenLog } from './written-log';

const ready = { id: 'p', status: 'ready', position: 3 } as const;

/** A child of an open parent, claimed all the same. */
const claimedTooEarly = (): WrittenLog =>
  new WrittenLog()
    .created('p')
    .created('c', ['p'], 'todo')
    .forge(4, { status: 'ready' })
    .claimed('c', { parents: [ready], open: 1 });

describe('a claim while a parent is open', () => {
  it('is violated, with the link, the last state of the parent, and its first completion after it', () => {
    const log = claimedTooEarly().claimed('p').completed('p', 1).completed('c', 1);
    const report = reportOn(log);
    expect(report.claims).toEqual({ total: 2, satisfied: 1, violated: 1, indeterminate: 0 });
    expect(report.valid).toBe(false);
    const [finding] = report.findings.filter(({ code }) => code === 'TL101');
    expect(finding).toMatchObject({ name: 'ClaimBeforeParentDone', severity: 'E', taskId: 'c', position: 5 });
    expect(finding?.evidence.map(({ position, kind, role }) => [position, kind, role])).toEqual([
      [5, 'claimed', 'claim'],
      [4, 'created', 'link to p'],
      [3, 'created', 'last state of p'],
      [7, 'completed', 'first completion of p after the claim'],
    ]);
    expect(finding?.argument).toContain('the last state of "p" before C is ready, since 3 (created)');
  });

  it('is judged by position, whatever the clocks say', () => {
    const log = claimedTooEarly().claimed('p').completed('p', 1).forge(7, { createdAt: 1 });
    expect(findingsOn(log)).toContain('TL101@5');
  });

  it('is satisfied once the parent is done, and when the link is gone or came later', () => {
    const done = new WrittenLog()
      .created('p')
      .created('c', ['p'], 'todo')
      .completed('p', null, ['c'])
      .claimed('c', { parents: [{ id: 'p', status: 'done', position: 5 }] });
    expect(findingsOn(done)).toEqual([]);
    const late = new WrittenLog().created('p').created('c').claimed('c').linked('p', 'c', 'ready', 'running');
    expect(reportOn(late)).toMatchObject({ valid: true, claims: { satisfied: 1 } });
  });

  it('is said to depend on the policy when another one is asked for', () => {
    const log = claimedTooEarly();
    const report = reportOn(log, { satisfiedBy: ['done', 'ready'] });
    expect(report.policy).toEqual({ satisfiedBy: ['done', 'ready'] });
    expect(report.claims).toMatchObject({ satisfied: 1, violated: 0 });
    expect(codes(report)).toContain('TL110@5');
  });
});

describe('a claim of a task that cannot be claimed', () => {
  it('is a double claim while another attempt stands', () => {
    const log = new WrittenLog().created('a').claimed('a').claimed('a', { fence: 2, claimant: 'bob' });
    expect(findingsOn(log)).toEqual(['TL102@5']);
    expect(reportOn(log).findings[0]?.evidence.map(({ position }) => position)).toEqual([4, 5]);
  });

  it('is none once the attempt was ended', () => {
    const log = new WrittenLog()
      .created('a')
      .claimed('a')
      .command({ kind: 'released', data: { claimant: 'ann', fence: 1 }, taskId: 'a', status: 'ready' })
      .claimed('a', { fence: 2, claimant: 'bob' });
    expect(findingsOn(log)).toEqual([]);
  });

  it('is a claim on a terminal task after its end', () => {
    const log = new WrittenLog().created('a').completed('a', null).claimed('a');
    expect(findingsOn(log)).toEqual(['TL103@5']);
  });

  it('is stale when its fence does not rise', () => {
    const log = new WrittenLog()
      .created('a')
      .claimed('a', { fence: 2 })
      .command({ kind: 'released', data: { claimant: 'ann', fence: 2 }, taskId: 'a', status: 'ready' })
      .claimed('a', { fence: 2 });
    expect(findingsOn(log)).toContain('TL105@6');
  });
});

describe('an act on an attempt', () => {
  it('is without a claim when none stands', () => {
    expect(findingsOn(new WrittenLog().created('a').completed('a', 1))).toEqual(['TL104@4']);
  });

  it('is stale when another attempt stands', () => {
    const log = new WrittenLog().created('a').claimed('a', { fence: 1 }).completed('a', 7);
    expect(findingsOn(log)).toEqual(['TL105@5']);
  });

  it('is stale when a task that is held is completed by hand', () => {
    expect(findingsOn(new WrittenLog().created('a').claimed('a').completed('a', null))).toEqual(['TL105@5']);
  });
});

describe('a completion while a parent is open', () => {
  it('is allowed, and told', () => {
    const log = new WrittenLog().created('p').created('c', ['p'], 'todo').completed('c', null);
    expect(findingsOn(log)).toEqual(['TL109@5', 'TL111@5']);
  });
});
