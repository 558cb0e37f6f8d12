import { causedBy, invalidated, reopened, waived } from './events';
import { codes, findingsOn, reportOn } from './findings-of';
import { WrittenLog } from './written-log';

const done = { id: 'p', status: 'done', position: 5 } as const;

/** `p` (3) above `c` (4): `p` is completed (5), `c` promoted (6) and claimed (7). */
const claimed = (): WrittenLog =>
  new WrittenLog()
    .created('p')
    .created('c', ['p'], 'todo')
    .completed('p', null, ['c'])
    .claimed('c', { parents: [done] });

describe('a parent that is reopened', () => {
  it('is told of a claim that relied on it, while the attempt stands', () => {
    const log = claimed().command(reopened('p'), causedBy(0, invalidated('p', 'c', 'running')));
    const report = reportOn(log);
    expect(codes(report)).toEqual(['TL203@7']);
    const [finding] = report.findings;
    expect(finding).toMatchObject({ name: 'ParentReopenedAfterClaim', severity: 'W', taskId: 'c' });
    expect(finding?.evidence.map(({ position, kind }) => [position, kind])).toEqual([
      [7, 'claimed'],
      [4, 'created'],
      [5, 'completed'],
      [8, 'reopened'],
    ]);
    expect(finding?.argument).toContain('while the attempt stood');
    expect(report.valid).toBe(true);
  });

  it('is told of it after the attempt too', () => {
    const log = claimed()
      .completed('c', 1)
      .command(reopened('p'), causedBy(0, invalidated('p', 'c', 'done')));
    const report = reportOn(log);
    expect(codes(report)).toEqual(['TL203@7']);
    expect(report.findings[0]?.argument).toContain('after the attempt');
  });

  it('is told of no claim that came later', () => {
    const log = claimed()
      .command({ kind: 'released', data: { claimant: 'ann', fence: 1 }, taskId: 'c', status: 'ready' })
      .command(
        reopened('p'),
        causedBy(0, { kind: 'demoted', data: { parentId: 'p' }, taskId: 'c', status: 'todo' }),
      )
      .completed('p', null, ['c'])
      .claimed('c', { fence: 2, parents: [{ ...done, position: 11 }] });
    expect(findingsOn(log)).toEqual(['TL203@7']);
    log.command(reopened('p'), causedBy(0, invalidated('p', 'c', 'running')));
    expect(findingsOn(log)).toEqual(['TL203@7', 'TL203@13']);
  });

  it('is not told where the link came after the claim, or ended before the reopening', () => {
    const later = new WrittenLog().created('p').created('c').completed('p', null).claimed('c');
    later
      .linked('p', 'c', 'done', 'running')
      .command(reopened('p'), causedBy(0, invalidated('p', 'c', 'running')));
    expect(findingsOn(later)).toEqual(['TL201@6']);
    const ended = claimed().unlinked('p', 'c', 'running').command(reopened('p'));
    expect(findingsOn(ended)).toEqual([]);
  });

  it('is not told where the link was waived', () => {
    const log = claimed()
      .command(waived('p', 'c', 'running'))
      .command(reopened('p'));
    expect(findingsOn(log)).toEqual([]);
  });

  it('is not told of a claim that was wrong when it was made', () => {
    const log = new WrittenLog()
      .created('p')
      .created('q')
      .created('c', ['p', 'q'], 'todo')
      .completed('p', null)
      .claimed('c', {
        parents: [
          { id: 'q', status: 'ready', position: 4 },
          { ...done, position: 6 },
        ],
        open: 1,
      })
      .command(reopened('p'), causedBy(0, invalidated('p', 'c', 'running')));
    expect(findingsOn(log)).toEqual(expect.arrayContaining(['TL101@7']));
    expect(findingsOn(log)).not.toContain('TL203@7');
  });

  it('is not told where it satisfied nothing', () => {
    const log = claimed()
      .created('x')
      .linked('x', 'c', 'ready', 'running')
      .command({
        kind: 'cancelled',
        data: { claimant: null, fence: null, openChildren: ['c'], open: 1 },
        taskId: 'x',
        status: 'cancelled',
      })
      .command(reopened('x', 'cancelled'));
    expect(findingsOn(log)).toEqual(['TL201@7']);
  });
});
