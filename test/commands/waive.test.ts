import { archive, cancel, claim, complete, link, release, reopen, unlink, waive } from './asking';
import type { Past } from './given';
import { created, given } from './given';

const family: ReadonlyArray<Past> = [created('p'), created('q'), created('c', { parents: ['p'] })];

describe('waiving a parent', () => {
  it('lets a task not wait for it, and promotes one that waited for it alone', () => {
    const then = given(...family)
      .when(waive('p', 'c'))
      .appends(['dependency_waived', 'promoted'])
      .accepts({ _tag: 'Waived', id: 'c', parentId: 'p', position: 6, existed: false, promoted: true });
    expect(then.events.map(({ stored }) => [stored.taskId, stored.status, stored.causation])).toEqual([
      ['c', 'todo', null],
      ['c', 'ready', 6],
    ]);
    expect(then.events[0]?.content?.content).toBe('{"reason":"it can do without"}');
    expect(then.ledger.board.parentCounts('c')).toEqual({ open: 0, total: 1 });
  });

  it('leaves one waiting that has another open parent', () => {
    given(...family, link('q', 'c'))
      .when(waive('p', 'c'))
      .appends(['dependency_waived'])
      .accepts({ promoted: false });
  });

  it('is named in the evidence of a claim, with where it was waived', () => {
    given(...family, waive('p', 'c'))
      .when(claim('c'))
      .accepts({ parents: [{ id: 'p', status: 'ready', position: 3, waived: 6 }], open: 0, total: 1 });
  });

  it('is named behind the open ones in a refusal', () => {
    given(...family, waive('p', 'c'), link('q', 'c'))
      .when(claim('c'))
      .refuses({
        _tag: 'parents_not_done',
        parents: [
          { id: 'q', status: 'ready', position: 4 },
          { id: 'p', status: 'ready', position: 3, waived: 6 },
        ],
        open: 1,
        total: 2,
      });
  });

  it('is not named as open in a completion', () => {
    given(...family, waive('p', 'c'), link('q', 'c'))
      .when(complete('c'))
      .accepts({ openParents: [{ id: 'q', status: 'ready', position: 4 }] });
  });

  it('of a running task lets it be ready when it is released', () => {
    given(created('p'), created('c'), claim('c'), link('p', 'c'), waive('p', 'c'))
      .when(release('c'))
      .accepts({ status: 'ready' });
  });

  it('stands whatever becomes of the parent', () => {
    given(...family, waive('p', 'c'), complete('p'))
      .when(reopen('p'))
      .appends(['reopened']);
    given(...family, waive('p', 'c'))
      .when(complete('p'))
      .appends(['completed'])
      .accepts({ promoted: [] });
    given(...family, waive('p', 'c'), cancel('p'))
      .when(claim('c'))
      .appends(['claimed']);
  });

  it('of a parent that is done counts once it is reopened', () => {
    const past = [...family, complete('p')];
    given(...past)
      .when(waive('p', 'c'))
      .appends(['dependency_waived'])
      .accepts({ promoted: false });
    given(...past, waive('p', 'c'))
      .when(reopen('p'))
      .appends(['reopened']);
  });

  it('ends with the link: made again, the link binds', () => {
    given(...family, waive('p', 'c'))
      .when(unlink('p', 'c'))
      .appends(['unlinked'])
      .accepts({ promoted: false });
    given(...family, waive('p', 'c'), unlink('p', 'c'))
      .when(link('p', 'c'))
      .appends(['linked', 'demoted']);
  });

  it('that is waived already appends nothing, and says where it was', () => {
    given(...family, waive('p', 'c'))
      .when(waive('p', 'c'))
      .appends([])
      .accepts({ position: 6, existed: true, promoted: false });
  });
});

describe('waiving is refused', () => {
  it('where there is no such link, in this direction', () => {
    given(...family)
      .when(waive('q', 'c'))
      .appends([])
      .refuses({ _tag: 'not_linked', parentId: 'q', childId: 'c' });
    given(...family)
      .when(waive('c', 'p'))
      .refuses({ _tag: 'not_linked', parentId: 'c', childId: 'p' });
  });

  it('where there is no such task', () => {
    given(...family)
      .when(waive('p', 'lost'))
      .refuses({ _tag: 'unknown_task', taskId: 'lost' });
    given(...family)
      .when(waive('lost', 'c'))
      .refuses({ _tag: 'unknown_task', taskId: 'lost' });
  });

  it('once the child has ended, and while it is archived', () => {
    given(...family, complete('c'))
      .when(waive('p', 'c'))
      .refuses({ _tag: 'terminal', status: 'done' });
    given(...family, archive('c'))
      .when(waive('p', 'c'))
      .refuses({ _tag: 'archived' });
  });
});
