import { audit } from '../../src/audit/audit';
import { findingsOn, reportOn } from './findings-of';
import { WrittenLog } from './written-log';

const log = (): WrittenLog =>
  new WrittenLog().created('a').created('b').claimed('a').completed('a', 1).created('d');

const chain = (): WrittenLog =>
  new WrittenLog().created('p').created('c', ['p'], 'todo').completed('p', null, ['c']);

describe('a log that is whole', () => {
  it('has no findings', () => {
    expect(findingsOn(log())).toEqual([]);
    expect(reportOn(log(), { headPosition: 7 }).valid).toBe(true);
  });
});

describe('a log that is not whole', () => {
  it('has a gap where positions are missing', () => {
    expect(findingsOn(log().lose(4))).toEqual(['TL501@4']);
    expect(reportOn(log().lose(4)).findings[0]?.evidence[0]).toEqual({
      position: 4,
      id: null,
      kind: 'missing',
      role: 'gap',
    });
  });

  it('has one gap however wide it is', () => {
    const far = 2 ** 52;
    const report = reportOn(log().forge(7, { position: far }));
    const [finding] = report.findings.filter(({ code }) => code === 'TL501');
    expect(finding?.position).toBe(7);
    expect(finding?.argument).toContain(`${far - 7} are missing from 7 on`);
    expect(finding?.evidence.length).toBeLessThan(200);
  });

  it('is out of order where positions fall', () => {
    const rows = log().rows.slice();
    [rows[3], rows[6]] = [rows[6]!, rows[3]!];
    const found = audit(rows).findings.map(({ code }) => code);
    expect(found).toContain('TL501');
  });

  it('is truncated where the head is past its end', () => {
    expect(reportOn(log().lose(7), { headPosition: 7 }).findings.map(({ code }) => code)).toEqual(['TL502']);
  });

  it('goes on where an event lies past the head', () => {
    expect(
      reportOn(log(), { headPosition: 5 }).findings.map(({ code, position }) => `${code}@${position}`),
    ).toEqual(['TL504@6']);
  });

  it('has its hashes held against an identity that is known beside it, where its own is gone', () => {
    const { rows } = log().lose(1);
    const changed = rows.map((row) => ({ ...row, stored: { ...row.stored, correlation: 'other' } }));
    const found = (ledgerId?: string) =>
      audit(changed, { contentsAtHand: true, ...(ledgerId === undefined ? {} : { ledgerId }) })
        .findings.map(({ code, position }) => `${code}@${position}`)
        .filter((one) => one.startsWith('TL510'));
    expect(found()).toEqual([]);
    expect(found('written')).toEqual(changed.map(({ stored }) => `TL510@${stored.position}`));
  });

  it('has a gap in a task where a version is missing, and an orphan where its creation is', () => {
    expect(findingsOn(log().lose(5))).toEqual(expect.arrayContaining(['TL501@5', 'TL503@6']));
    expect(findingsOn(log().lose(3))).toEqual(expect.arrayContaining(['TL501@3', 'TL503@5', 'TL504@5']));
    expect(findingsOn(log().forge(6, { version: 9 }))).toContain('TL503@6');
  });

  it('has events of a kind or a shape that cannot be read', () => {
    const strange = reportOn(log().forge(4, { kind: 'teleported' }));
    expect(strange.findings.map(({ code }) => code)).toEqual(['TL506']);
    expect(strange.valid).toBe('unknown');
    const broken = reportOn(log().forge(4, { data: '{"assignee":1,"parents":[],"priority":0}' }));
    expect(broken.findings.map(({ code }) => code)).toEqual(['TL507']);
    expect(broken.findings[0]?.argument).toContain(
      'created@1.assignee: expected a non-empty string, or null, got 1',
    );
    expect(findingsOn(log().forge(4, { data: '{' }))).toContain('TL507@4');
    expect(findingsOn(log().forge(4, { kindVersion: 2 }))).toContain('TL507@4');
  });
});

describe('causes and commands', () => {
  it('are right in an untouched log', () => {
    expect(findingsOn(chain())).toEqual([]);
  });

  it('are wrong where an effect names another cause, or none', () => {
    expect(findingsOn(chain().forge(6, { causation: 3 }))).toContain('TL508@6');
    expect(findingsOn(chain().forge(6, { causation: null }))).toContain('TL508@6');
    expect(findingsOn(chain().forge(4, { causation: 3 }))).toContain('TL508@4');
  });

  it('are wrong where a command id comes back, or comes with another request', () => {
    expect(findingsOn(chain().created('x').forge(7, { commandId: 'command 1' }))).toContain('TL509@7');
    expect(findingsOn(chain().forge(6, { requestHash: 'other' }))).toContain('TL509@6');
  });
});

describe('clocks', () => {
  it('are told where those of one writer go back', () => {
    expect(findingsOn(log().forge(5, { createdAt: 1 }))).toEqual(['TL401@5']);
  });

  it('are told apart between writers, where they go back by more than clocks in step do', () => {
    expect(findingsOn(log().forge(5, { createdAt: 1, writer: 99 }))).toEqual(['TL402@5']);
    const before = log().rows[3]!.stored.createdAt;
    expect(findingsOn(log().forge(5, { createdAt: before - 651, writer: 99 }))).toEqual(['TL402@5']);
    expect(findingsOn(log().forge(5, { createdAt: before - 650, writer: 99 }))).toEqual([]);
  });
});

describe('hashes', () => {
  it('tell an event that was changed without hashing it again', () => {
    const { rows } = log();
    const changed = rows.map((row) =>
      row.stored.position === 4 ? { ...row, stored: { ...row.stored, actor: 'somebody else' } } : row,
    );
    expect(
      audit(changed, { contentsAtHand: true }).findings.map(({ code, position }) => [code, position]),
    ).toEqual([['TL510', 4]]);
  });

  it('tell a content that was changed or taken away, where contents are at hand', () => {
    const { rows } = log();
    const changed = (content: string | null) =>
      rows.map((row) =>
        row.stored.position === 4 && row.content !== null
          ? { ...row, content: content === null ? null : { ...row.content, content } }
          : row,
      );
    const codes = (content: string | null, contentsAtHand: boolean) =>
      audit(changed(content), { contentsAtHand }).findings.map(({ code, position }) => `${code}@${position}`);
    expect(codes('{"data":null,"title":"other"}', true)).toEqual(['TL511@4']);
    expect(codes(null, true)).toEqual(['TL511@4']);
    expect(codes(null, false)).toEqual([]);
  });
});
