import { postgresBoard } from './board';
import { Proxy } from './proxy';

describe('a long reading whose connection is cut', () => {
  const board = postgresBoard();

  it.each([
    ['the head', /FROM head/],
    ['a page of the log', /FROM task_events AS e/],
    ['the contents of no event', /WHERE NOT EXISTS/],
    ['the beginning of a snapshot', /REPEATABLE READ/],
    ['a page of tasks', /FROM tasks WHERE id >/],
    ['a page of links', /FROM task_links WHERE/],
    ['the end of a snapshot', /^COMMIT/],
  ])('at %s goes on from there, and does nothing twice', async (_at, at) => {
    const writer = await board.open();
    for (let i = 0; i < 5; i += 1) await writer.create({ id: `t${i}`, title: 't' });
    const proxy = await Proxy.start(board.url);
    board.after(() => proxy.close());
    const ledger = await board.open({ url: proxy.url });
    const expected = await writer.verify();
    for (const passedOn of [true, false]) {
      const heard: number[] = [];
      proxy.cutAt({ at, passedOn });
      expect(await ledger.verify({ onProgress: (done) => heard.push(done) })).toEqual(expected);
      expect(heard).toEqual([7]);
      proxy.cutAt({ at, passedOn });
      expect(await ledger.audit()).toMatchObject({ valid: true, events: 7 });
      proxy.cutAt({ at, passedOn });
      expect(await ledger.rebuild()).toEqual({ events: 7, mended: [] });
    }
    expect(proxy.cuts).toBeGreaterThan(3);
  });
});
