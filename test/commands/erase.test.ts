import { claim, comment, complete, edit, erase, reopen } from './asking';
import type { Past } from './given';
import { created, given } from './given';

const told: ReadonlyArray<Past> = [
  created('a'),
  created('b'),
  comment('a'),
  claim('a'),
  complete('a', { fence: 1, result: { name: 'ann' } }),
];

describe('erasing a task', () => {
  it('takes away all that people wrote of it, and of no other', () => {
    const then = given(...told)
      .when(erase({ taskId: 'a' }))
      .appends(['content_erased'])
      .accepts({ _tag: 'Erased', id: 'a', position: 8, positions: [3, 5, 7] });
    expect(then.events[0]).toMatchObject({
      event: { data: { positions: [3, 5, 7] } },
      stored: { status: 'done' },
      content: { content: '{"reason":"it was private"}' },
    });
    const { board } = then.ledger;
    expect(board.task('a')).toMatchObject({
      title: null,
      status: 'done',
      erasure: { position: 8, at: 1_000, by: 'asker' },
    });
    expect(board.task('b')).toMatchObject({ title: 'task b', erasure: null });
  });

  it('a second time finds nothing: the reasons of erasures stay', () => {
    given(...told, erase({ taskId: 'a' }))
      .when(erase({ taskId: 'a' }))
      .appends([])
      .refuses({ _tag: 'nothing_to_erase' });
  });

  it('takes away what was written since', () => {
    given(...told, erase({ taskId: 'a' }), comment('a'))
      .when(erase({ taskId: 'a' }))
      .accepts({ positions: [9] });
  });

  it('leaves it a task like any other', () => {
    given(created('a'), erase({ taskId: 'a' }))
      .when(claim('a'))
      .appends(['claimed']);
    given(...told, erase({ taskId: 'a' }))
      .when(reopen('a'))
      .appends(['reopened']);
  });

  it('is over for a title that is written anew', () => {
    const { ledger } = given(created('a'), erase({ taskId: 'a' })).when(edit('a', { title: 'public' }));
    expect(ledger.board.task('a')).toMatchObject({ title: 'public', titlePosition: 5 });
  });

  it('of which there is none is refused', () => {
    given()
      .when(erase({ taskId: 'a' }))
      .appends([])
      .refuses({ _tag: 'unknown_task', taskId: 'a' });
  });
});

describe('erasing one event', () => {
  it('takes away what was written there alone', () => {
    const { ledger } = given(...told)
      .when(erase({ position: 5 }))
      .accepts({ id: 'a', positions: [5] });
    expect(ledger.board.task('a')).toMatchObject({ title: 'task a', resultPosition: 7 });
  });

  it('leaves a title that was written anew, when the first is erased, and the other way round', () => {
    const past = [created('a'), edit('a', { title: 'new' })];
    const titleAfter = (position: number) =>
      given(...past)
        .when(erase({ position }))
        .ledger.board.task('a')?.title;
    expect([titleAfter(3), titleAfter(4)]).toEqual(['new', null]);
  });

  it('can take away the reason of an erasure', () => {
    given(created('a'), erase({ taskId: 'a' }))
      .when(erase({ position: 4 }))
      .accepts({ positions: [4] });
  });

  it('is refused where nothing was written, where it is gone, and where there is no event of a task', () => {
    given(...told)
      .when(erase({ position: 6 }))
      .appends([])
      .refuses({ _tag: 'nothing_to_erase' });
    given(...told, erase({ position: 5 }))
      .when(erase({ position: 5 }))
      .refuses({ _tag: 'nothing_to_erase' });
    given(...told)
      .when(erase({ position: 99 }))
      .refuses({ _tag: 'unknown_event', position: 99 });
    given(...told)
      .when(erase({ position: 2 }))
      .refuses({ _tag: 'unknown_event', position: 2 });
  });
});
