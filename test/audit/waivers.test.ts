import { causedBy, plain, promoted, refused, waived } from './events';
import { findingsOn, reportOn } from './findings-of';
import { WrittenLog } from './written-log';

/** `p` (3) and `q` (4) above `c` (5), which waits for both. */
const two = (): WrittenLog =>
  new WrittenLog().created('p').created('q').created('c', ['p', 'q'], 'todo').completed('q', null);

/** `p` (3) above `c` (4), the link waived (5) and `c` promoted (6). */
const one = (): WrittenLog =>
  new WrittenLog()
    .created('p')
    .created('c', ['p'], 'todo')
    .command(waived('p', 'c', 'todo'), causedBy(0, promoted('p', 'c')));

const open = { id: 'p', status: 'ready', position: 3, waived: 5 } as const;

describe('a claim that a waiver allows', () => {
  it('is satisfied, and told with the link, the waiver and the last state of the parent', () => {
    const report = reportOn(one().claimed('c', { parents: [open] }));
    expect(report).toMatchObject({ valid: true, claims: { satisfied: 1 } });
    const [finding, ...rest] = report.findings;
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ code: 'TL112', name: 'AllowedByWaiver', severity: 'N', position: 7 });
    expect(finding?.evidence.map(({ position, kind }) => [position, kind])).toEqual([
      [7, 'claimed'],
      [4, 'created'],
      [5, 'dependency_waived'],
      [3, 'created'],
    ]);
    expect(finding?.argument).toContain('"p", linked at 4 (created), was ready since 3 (created)');
  });

  it('is not told where the parent satisfied all the same', () => {
    const log = one()
      .completed('p', null)
      .claimed('c', { parents: [{ id: 'p', status: 'done', position: 7, waived: 5 }] });
    expect(findingsOn(log)).toEqual([]);
  });

  it('is violated where the waiver came after it', () => {
    const log = new WrittenLog()
      .created('p')
      .created('c', ['p'], 'todo')
      .forge(4, { status: 'ready' })
      .claimed('c', { parents: [{ id: 'p', status: 'ready', position: 3 }], open: 1 })
      .command(waived('p', 'c', 'running'));
    expect(findingsOn(log)).toContain('TL101@5');
  });

  it('is violated where the link was made again: its waiver ended with it', () => {
    const log = one().unlinked('p', 'c', 'ready').linked('p', 'c', 'ready', 'ready');
    const again = { id: 'p', status: 'ready', position: 3 } as const;
    const found = findingsOn(log.claimed('c', { parents: [again], open: 1 }));
    expect(found).toEqual(['TL113@8', 'TL101@9']);
  });

  it('depends on the policy where that is another one', () => {
    const report = reportOn(one().claimed('c', { parents: [open] }), { satisfiedBy: ['ready'] });
    expect(report.findings).toEqual([]);
  });
});

const claim = (log: WrittenLog) => log.claimed('c', { parents: [open] });

describe('a waived link', () => {
  it('is of no account to a completion', () => {
    expect(findingsOn(one().completed('c', null))).toEqual([]);
    const unwaived = new WrittenLog().created('p').created('c', ['p'], 'todo').completed('c', null);
    expect(findingsOn(unwaived)).toContain('TL111@5');
  });

  it('makes a task ready that waits for nothing else', () => {
    const held = new WrittenLog().created('p').created('c', ['p'], 'todo');
    expect(findingsOn(held.command(waived('p', 'c', 'todo')))).toEqual(['TL114@5']);
    expect(findingsOn(one())).toEqual([]);
    const other = new WrittenLog().created('p').created('q').created('c', ['p', 'q'], 'todo');
    expect(findingsOn(other.command(waived('p', 'c', 'todo')))).toEqual([]);
  });

  it('counts once, whatever becomes of the parent, and not at all once it is unlinked', () => {
    expect(findingsOn(one().completed('p', null))).toEqual([]);
    expect(findingsOn(one().unlinked('p', 'c', 'ready'))).toEqual([]);
    const strayed = one().completed('p', null).created('q').linked('q', 'c', 'ready', 'ready');
    expect(findingsOn(strayed)).toEqual(['TL113@9']);
    const twice = one()
      .command(waived('p', 'c', 'ready'))
      .unlinked('p', 'c', 'ready');
    expect(findingsOn(twice)).toEqual([]);
  });

  it('is no reason for a refusal', () => {
    const log = one().command(refused('c', { _tag: 'parents_not_done' }, 'ready', [open]));
    expect(findingsOn(log)).toEqual(['TL107@7']);
  });

  it('is of no account once it has ended: the parent need not have been unlinked for the claim', () => {
    const log = one().unlinked('p', 'c', 'ready').claimed('c');
    expect(findingsOn(log)).toEqual([]);
  });

  it('of a parent that is linked again is told of no claim as unlinked before it', () => {
    const log = new WrittenLog()
      .created('p')
      .created('c', ['p'], 'todo')
      .command(
        { kind: 'unlinked', data: { parentId: 'p' }, taskId: 'c', status: 'todo' },
        causedBy(0, promoted('p', 'c')),
      )
      .command(
        {
          kind: 'linked',
          data: { parentId: 'p', parentStatus: 'ready', binds: 'now' },
          taskId: 'c',
          status: 'ready',
        },
        causedBy(0, { kind: 'demoted', data: { parentId: 'p' }, taskId: 'c', status: 'todo' }),
      )
      .command(waived('p', 'c', 'todo'), causedBy(0, promoted('p', 'c')));
    const seen = { id: 'p', status: 'ready', position: 3, waived: 9 } as const;
    expect(findingsOn(log.claimed('c', { parents: [seen] }))).toEqual(['TL112@11']);
  });

  it('is in the evidence, after the parents that are open', () => {
    const log = two().command(waived('p', 'c', 'todo'), causedBy(0, promoted('p', 'c')));
    const p = { id: 'p', status: 'ready', position: 3, waived: 7 } as const;
    const q = { id: 'q', status: 'done', position: 6 } as const;
    expect(findingsOn(log.claimed('c', { parents: [p, q] }))).toEqual(['TL112@9']);
    const { waived: _waived, ...bare } = p;
    const unsaid = two().command(waived('p', 'c', 'todo'), causedBy(0, promoted('p', 'c')));
    expect(findingsOn(unsaid.claimed('c', { parents: [bare, q] }))).toContain('TL109@9');
    const order = new WrittenLog()
      .created('p')
      .created('q')
      .created('c', ['p', 'q'], 'todo')
      .command(waived('p', 'c', 'todo'));
    const openQ = { id: 'q', status: 'ready', position: 4 } as const;
    const later = { ...p, waived: 6 };
    const reason = { _tag: 'parents_not_done' } as const;
    expect(findingsOn(order.command(refused('c', reason, 'todo', [openQ, later])))).toEqual([]);
    expect(findingsOn(order.command(refused('c', reason, 'todo', [later, openQ])))).toEqual(['TL109@8']);
  });

  it('may have ended, or begun, where an event of the child is unseen', () => {
    const ended = claim(one().command(plain('commented', 'c', 'ready')));
    expect(reportOn(ended).claims.satisfied).toBe(1);
    expect(reportOn(ended.lose(7)).claims).toMatchObject({ satisfied: 0, indeterminate: 1 });
    expect(reportOn(claim(one()).lose(5)).claims).toMatchObject({ violated: 0, indeterminate: 1 });
  });
});
