import { findingsOn, reportOn } from './findings-of';
import { WrittenLog } from './written-log';

describe('links around a claim', () => {
  it('are told when they came after it', () => {
    const log = new WrittenLog().created('p').created('c').claimed('c').linked('p', 'c', 'ready', 'running');
    expect(findingsOn(log)).toEqual(['TL201@5']);
  });

  it('are told when they ended before it, with the parent still open', () => {
    const log = new WrittenLog().created('p').created('c', ['p'], 'todo');
    log.command(
      { kind: 'unlinked', data: { parentId: 'p' }, taskId: 'c', status: 'todo' },
      { kind: 'promoted', data: { parentId: 'p' }, taskId: 'c', status: 'ready', causedBy: 0 },
    );
    expect(findingsOn(log.claimed('c'))).toEqual(['TL204@7']);
    expect(findingsOn(log.linked('p', 'c', 'ready', 'running'))).toEqual(['TL201@7', 'TL205@7']);
  });

  it('are not told when the parent was done before they ended', () => {
    const log = new WrittenLog()
      .created('p')
      .created('c', ['p'], 'todo')
      .completed('p', null, ['c'])
      .unlinked('p', 'c', 'ready')
      .claimed('c');
    expect(findingsOn(log)).toEqual([]);
  });
});

describe('a cycle', () => {
  it('is told with the links that form it', () => {
    const log = new WrittenLog()
      .created('a')
      .created('b', ['a'], 'todo')
      .created('c', ['b'], 'todo')
      .linked('c', 'a', 'todo', 'todo');
    const [finding] = reportOn(log).findings.filter(({ code }) => code === 'TL120');
    expect(finding?.evidence.map(({ position }) => position)).toEqual([4, 5, 6]);
    expect(finding?.argument).toContain('"c" → "a" → "b" → "c"');
  });

  it('is none when a link of it ended before', () => {
    const log = new WrittenLog().created('a').created('b', ['a'], 'todo').unlinked('a', 'b', 'todo');
    expect(findingsOn(log.linked('b', 'a', 'todo', 'ready'))).not.toContain('TL120@6');
  });
});

describe('a status that the rule does not give', () => {
  it('is ready with an open parent', () => {
    const log = new WrittenLog().created('p').created('c').linked('p', 'c', 'ready', 'ready');
    expect(findingsOn(log)).toEqual(['TL113@5']);
  });

  it('is todo without one', () => {
    const log = new WrittenLog().created('p').created('c', ['p'], 'todo').completed('p', null);
    expect(findingsOn(log)).toEqual(['TL114@5']);
  });

  it('is told once, and not while the events of one command are still coming', () => {
    const log = new WrittenLog().created('p').created('c', ['p'], 'todo').completed('p', null, ['c']);
    expect(findingsOn(log)).toEqual([]);
    const odd = new WrittenLog().created('p').created('c').linked('p', 'c', 'ready', 'ready').created('x');
    expect(findingsOn(odd.created('q').linked('q', 'c', 'ready', 'ready'))).toEqual(['TL113@5']);
  });

  it('cannot be reached by an event of that kind', () => {
    const log = new WrittenLog().created('a').forge(3, { status: 'todo' }).claimed('a');
    expect(findingsOn(log)).toContain('TL505@4');
    expect(findingsOn(new WrittenLog().created('a').created('a'))).toContain('TL505@4');
  });
});

describe('what an event says that it saw', () => {
  it('contradicts the replay when a parent was otherwise', () => {
    const log = new WrittenLog()
      .created('p')
      .created('c', ['p'], 'todo')
      .completed('p', null, ['c'])
      .claimed('c', { parents: [{ id: 'p', status: 'done', position: 3 }] });
    expect(findingsOn(log)).toEqual(['TL109@7']);
  });

  it('contradicts the replay when a link names another status of its parent', () => {
    const log = new WrittenLog()
      .created('p')
      .created('c')
      .completed('c', null)
      .linked('p', 'c', 'done', 'done');
    expect(findingsOn(log)).toEqual(['TL109@6']);
  });
});
