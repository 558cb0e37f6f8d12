import { create, complete, createGraph, task } from './asking';
import { created, given } from './given';

describe('creating a task', () => {
  it('makes it ready without parents', () => {
    given()
      .when(create('a'))
      .appends(['created'])
      .accepts({ _tag: 'Created', id: 'a', position: 3, status: 'ready' });
  });

  it('makes it wait while a parent is open', () => {
    given(created('a'))
      .when(create('b', { parents: ['a'] }))
      .accepts({ id: 'b', status: 'todo' });
  });

  it('makes it ready when all its parents are done', () => {
    given(created('a'), complete('a'))
      .when(create('b', { parents: ['a'] }))
      .accepts({ status: 'ready' });
  });

  it('names a parent once that is given twice', () => {
    const { events } = given(created('a')).when(create('b', { parents: ['a', 'a'] }));
    expect(events[0]?.event.data).toEqual({ assignee: null, priority: 0, parents: ['a'] });
  });

  it('is refused for an id that is taken', () => {
    given(created('a'))
      .when(create('a'))
      .appends([])
      .refuses({ _tag: 'duplicate_id', taskId: 'a' }, { position: null });
  });

  it('is refused for a parent that there is not', () => {
    given()
      .when(create('b', { parents: ['a'] }))
      .appends([])
      .refuses({ _tag: 'unknown_task', taskId: 'a' });
  });

  it('is refused for a task that is to be its own parent', () => {
    given()
      .when(create('a', { parents: ['a'] }))
      .appends([])
      .refuses({ _tag: 'self_link', taskId: 'a' });
  });
});

describe('creating a graph', () => {
  it('makes parents before children, otherwise in the order given', () => {
    given()
      .when(createGraph([task('c', { parents: ['b'] }), task('x'), task('b', { parents: ['a'] }), task('a')]))
      .appends(['created', 'created', 'created', 'created'])
      .accepts({
        _tag: 'GraphCreated',
        position: 3,
        tasks: [
          { _tag: 'Created', id: 'a', position: 3, status: 'ready' },
          { _tag: 'Created', id: 'b', position: 4, status: 'todo' },
          { _tag: 'Created', id: 'c', position: 5, status: 'todo' },
          { _tag: 'Created', id: 'x', position: 6, status: 'ready' },
        ],
      });
  });

  it('gives a task the parents of its links beside its own', () => {
    const { events } = given(created('old')).when(
      createGraph([task('a'), task('b', { parents: ['old'] })], [{ parentId: 'a', childId: 'b' }]),
    );
    expect(events.map(({ event }) => event.data)).toMatchObject([{ parents: [] }, { parents: ['old', 'a'] }]);
  });

  it('makes a child of done tasks ready', () => {
    given(created('old'), complete('old'))
      .when(createGraph([task('a', { parents: ['old'] })]))
      .accepts({ tasks: [{ _tag: 'Created', id: 'a', position: 5, status: 'ready' }] });
  });

  it('is refused as a whole for a cycle, which is named from a task down to itself', () => {
    given()
      .when(
        createGraph(
          [task('x'), task('a', { parents: ['c'] }), task('b', { parents: ['a'] })].concat(
            task('c', { parents: ['b'] }),
          ),
        ),
      )
      .appends([])
      .refuses({ _tag: 'cycle', path: ['a', 'b', 'c', 'a'] });
  });

  it('is refused for a cycle through its links', () => {
    const links = [
      { parentId: 'a', childId: 'b' },
      { parentId: 'b', childId: 'a' },
    ];
    given()
      .when(createGraph([task('a'), task('b')], links))
      .appends([])
      .refuses({ _tag: 'cycle', path: ['a', 'b', 'a'] });
  });

  it('is refused for a task that is its own parent', () => {
    given()
      .when(createGraph([task('a', { parents: ['a'] })]))
      .refuses({ _tag: 'cycle', path: ['a', 'a'] });
  });

  it('is refused for an id given twice', () => {
    given()
      .when(createGraph([task('a'), task('a')]))
      .appends([])
      .refuses({ _tag: 'duplicate_id', taskId: 'a' });
  });

  it('is refused for an id that is taken', () => {
    given(created('a'))
      .when(createGraph([task('b'), task('a')]))
      .appends([])
      .refuses({ _tag: 'duplicate_id', taskId: 'a' });
  });

  it('is refused for a parent that is neither made nor there', () => {
    given()
      .when(createGraph([task('a', { parents: ['lost'] })]))
      .appends([])
      .refuses({ _tag: 'unknown_task', taskId: 'lost' }, { id: null });
  });

  it('is refused for a link to a child that it does not make', () => {
    given(created('old'))
      .when(createGraph([task('a')], [{ parentId: 'a', childId: 'old' }]))
      .appends([])
      .refuses({ _tag: 'unknown_task', taskId: 'old' });
  });
});
