import { claim, complete, link, unlink } from './asking';
import { created, given } from './given';

describe('linking', () => {
  it('demotes a ready child of an open parent, by the link', () => {
    const then = given(created('p'), created('c'))
      .when(link('p', 'c'))
      .appends(['linked', 'demoted'])
      .accepts({
        _tag: 'Linked',
        id: 'c',
        parentId: 'p',
        position: 5,
        existed: false,
        binds: 'now',
        demoted: true,
      });
    expect(then.events.map(({ stored }) => [stored.taskId, stored.status, stored.causation])).toEqual([
      ['c', 'ready', null],
      ['c', 'todo', 5],
    ]);
  });

  it('leaves a ready child of a done parent ready', () => {
    given(created('p'), complete('p'), created('c'))
      .when(link('p', 'c'))
      .appends(['linked'])
      .accepts({ demoted: false });
  });

  it('leaves a child waiting that waits already', () => {
    given(created('p'), created('q'), created('c', { parents: ['p'] }))
      .when(link('q', 'c'))
      .appends(['linked'])
      .accepts({ binds: 'now', demoted: false });
  });

  it('binds a child that is running at its next attempt, and leaves it running', () => {
    given(created('p'), created('c'), claim('c'))
      .when(link('p', 'c'))
      .appends(['linked'])
      .accepts({ binds: 'next_attempt', demoted: false });
  });

  it('binds a child that is done if it is reopened', () => {
    given(created('p'), created('c'), complete('c')).when(link('p', 'c')).accepts({ binds: 'if_reopened' });
  });

  it('is refused for a started child where that is asked', () => {
    given(created('p'), created('c'), claim('c'))
      .when(link('p', 'c', 'refuse'))
      .appends([])
      .refuses({ _tag: 'started', status: 'running' });
  });

  it('goes on where that is asked and the child has not started', () => {
    given(created('p'), created('c'))
      .when(link('p', 'c', 'refuse'))
      .appends(['linked', 'demoted']);
  });

  it('of a link that stands appends nothing and tells where it was made', () => {
    given(created('p'), created('c'), link('p', 'c'))
      .when(link('p', 'c'))
      .appends([])
      .accepts({ _tag: 'Linked', position: 5, existed: true, binds: null, demoted: false });
  });

  it('of a link that stands is no refusal though the child has started', () => {
    given(created('p'), complete('p'), created('c', { parents: ['p'] }), claim('c'))
      .when(link('p', 'c', 'refuse'))
      .accepts({ existed: true });
  });

  it('is refused to itself', () => {
    given(created('a')).when(link('a', 'a')).appends([]).refuses({ _tag: 'self_link', taskId: 'a' });
  });

  it('is refused for a cycle, which is named from the child down to itself', () => {
    given(created('a'), created('b', { parents: ['a'] }), created('c', { parents: ['b'] }))
      .when(link('c', 'a'))
      .appends([])
      .refuses({ _tag: 'cycle', path: ['a', 'b', 'c', 'a'] });
  });

  it.each([
    ['parent', link('lost', 'a')],
    ['child', link('a', 'lost')],
  ])('is refused for a %s that there is not', (_which, command) => {
    given(created('a')).when(command).appends([]).refuses({ _tag: 'unknown_task', taskId: 'lost' });
  });
});

describe('unlinking', () => {
  it('promotes a child that waited for that parent alone, by the unlink', () => {
    const then = given(created('p'), created('c', { parents: ['p'] }))
      .when(unlink('p', 'c'))
      .appends(['unlinked', 'promoted'])
      .accepts({ _tag: 'Unlinked', id: 'c', parentId: 'p', position: 5, promoted: true });
    expect(then.events[1]?.stored).toMatchObject({ taskId: 'c', status: 'ready', causation: 5 });
  });

  it('leaves a child waiting that has another open parent', () => {
    given(created('p'), created('q'), created('c', { parents: ['p', 'q'] }))
      .when(unlink('p', 'c'))
      .appends(['unlinked'])
      .accepts({ promoted: false });
  });

  it('leaves a running child running', () => {
    given(created('p'), created('c'), claim('c'), link('p', 'c'))
      .when(unlink('p', 'c'))
      .appends(['unlinked']);
  });

  it('of a done parent does not promote a child that waits for another', () => {
    given(created('p'), created('q'), created('c', { parents: ['p', 'q'] }), complete('p'))
      .when(unlink('p', 'c'))
      .appends(['unlinked']);
  });

  it('lets a link be made the other way round', () => {
    given(created('a'), created('b', { parents: ['a'] }), unlink('a', 'b'))
      .when(link('b', 'a'))
      .appends(['linked', 'demoted']);
  });

  it('is refused where there is no such link', () => {
    given(created('p'), created('c'))
      .when(unlink('p', 'c'))
      .appends([])
      .refuses({ _tag: 'not_linked', parentId: 'p', childId: 'c' });
  });

  it.each([
    ['parent', unlink('lost', 'a')],
    ['child', unlink('a', 'lost')],
  ])('is refused for a %s that there is not', (_which, command) => {
    given(created('a')).when(command).appends([]).refuses({ _tag: 'unknown_task', taskId: 'lost' });
  });
});
