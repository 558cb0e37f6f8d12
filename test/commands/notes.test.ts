import type { Command } from '../../src/commands/command';
import { assign, claim, comment, complete, edit, prioritise } from './asking';
import { created, given } from './given';

const notes: ReadonlyArray<readonly [string, Command]> = [
  ['commented', comment('a', 'well done')],
  ['assigned', assign('a', 'cy')],
  ['prioritised', prioritise('a', 7)],
  ['edited', edit('a', { title: 'new' })],
];

describe.each(notes)('a task that is %s', (kind, command) => {
  it('keeps its status, its attempt and when it got it, also where it has ended', () => {
    for (const past of [[created('a')], [created('a'), claim('a')], [created('a'), complete('a')]]) {
      const before = given(...past)
        .when(created('b'))
        .ledger.board.task('a')!;
      const then = given(...past)
        .when(command)
        .appends([kind as 'commented']);
      const { status, statusPosition, attempt, fence } = then.ledger.board.task('a')!;
      expect({ status, statusPosition, attempt, fence }).toEqual({
        status: before.status,
        statusPosition: before.statusPosition,
        attempt: before.attempt,
        fence: before.fence,
      });
      expect(then.answer).toMatchObject({ right: { status } });
    }
  });

  it('is refused where there is no such task', () => {
    given().when(command).appends([]).refuses({ _tag: 'unknown_task', taskId: 'a' });
  });
});

const to = (assignee: string | null) => given(created('a', { assignee: 'ann' })).when(assign('a', assignee));

describe('what is noted', () => {
  it('is kept as content where people wrote it', () => {
    const { events } = given(created('a')).when(comment('a', 'well done'));
    expect(events[0]).toMatchObject({ event: { data: {} }, content: { content: '{"text":"well done"}' } });
  });

  it('is the assignee, or nobody', () => {
    expect(to('cy').ledger.board.task('a')?.assignee).toBe('cy');
    expect(to(null).ledger.board.task('a')?.assignee).toBeNull();
  });

  it('is the priority', () => {
    const { ledger } = given(created('a')).when(prioritise('a', -3));
    expect(ledger.board.task('a')?.priority).toBe(-3);
  });

  it.each([
    [{ title: 'new' }, ['title'], { title: 'new', titlePosition: 4, dataPosition: 3 }],
    [{ data: { v: 2 } }, ['data'], { title: 'task a', titlePosition: 3, dataPosition: 4 }],
    [{ title: 'new', data: null }, ['title', 'data'], { title: 'new', titlePosition: 4, dataPosition: 4 }],
  ])('is the title and the data of an edit: %j', (written, fields, expected) => {
    const { events, ledger } = given(created('a')).when(edit('a', written));
    expect(events[0]?.event.data).toEqual({ fields });
    expect(JSON.parse(events[0]?.content?.content ?? '')).toEqual(written);
    expect(ledger.board.task('a')).toMatchObject(expected);
  });
});
