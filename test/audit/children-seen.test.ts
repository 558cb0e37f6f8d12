import { cancelled, causedBy } from './events';
import { findingsOn } from './findings-of';
import { WrittenLog } from './written-log';

const family = (): WrittenLog =>
  new WrittenLog()
    .created('p')
    .created('c', ['p'], 'todo')
    .created('d', ['p'], 'todo')
    .created('e', ['p'], 'todo');

const chain = (open: ReadonlyArray<string>) =>
  new WrittenLog()
    .created('p')
    .created('q', ['p'], 'todo')
    .created('c', ['p', 'q'], 'todo')
    .command(
      cancelled('p', { openChildren: ['q', 'c'] }),
      causedBy(0, cancelled('c')),
      causedBy(0, cancelled('q', { openChildren: open })),
    );

const cancelling = (log: WrittenLog, openChildren: ReadonlyArray<string>, open = openChildren.length) =>
  findingsOn(log.command(cancelled('p', { openChildren, open })));

const oneUnnamed = () =>
  family()
    .created('x')
    .command(cancelled('p', { openChildren: ['c', 'd'] }));

describe('a cancelled task', () => {
  it('names the children that have not ended, in the order of their links, and counts them', () => {
    expect(cancelling(family(), ['c', 'd', 'e'])).toEqual([]);
    expect(cancelling(family(), ['d', 'c', 'e'])).toEqual(['TL109@7']);
    expect(cancelling(family(), ['c', 'd'])).toEqual(['TL109@7']);
    expect(cancelling(family(), ['c', 'd', 'e'], 4)).toEqual(['TL109@7']);
  });

  it('does not name those that had ended, or that are linked no more', () => {
    expect(cancelling(family().command(cancelled('d')), ['c', 'e'])).toEqual([]);
    expect(cancelling(family().command(cancelled('d')), ['c', 'd', 'e'])).toEqual(['TL109@8']);
    const relinked = () => family().unlinked('p', 'c', 'todo').linked('p', 'c', 'ready', 'todo');
    expect(cancelling(relinked(), ['d', 'e', 'c'])).toContain('TL114@7');
    expect(cancelling(relinked(), ['d', 'e', 'c'])).not.toContain('TL109@9');
    expect(cancelling(relinked(), ['c', 'd', 'e'])).toContain('TL109@9');
  });

  it('names the first 64 of more', () => {
    const ids = Array.from({ length: 66 }, (_, i) => `c${i}`);
    const log = (): WrittenLog =>
      ids.reduce((made, id) => made.created(id, ['p'], 'todo'), new WrittenLog().created('p'));
    expect(cancelling(log(), ids.slice(0, 64), 66)).toEqual([]);
    expect(cancelling(log(), ids, 66)).toHaveLength(1);
  });

  it('names them as they were when its command began', () => {
    expect(findingsOn(chain(['c']))).toEqual([]);
    expect(findingsOn(chain([]))).toEqual(['TL109@8']);
  });

  it('is believed where an event is lost: a child may have come or gone there', () => {
    expect(findingsOn(oneUnnamed())).toEqual(['TL109@8']);
    expect(findingsOn(oneUnnamed().lose(7))).toEqual(['TL501@7']);
  });
});
