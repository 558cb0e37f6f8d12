import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from '../../src/index';
import { LedgerFault } from '../../src/index';
import { postgresBoard } from './board';
import { Proxy } from './proxy';

/** What a call that was not answered says. */
const faultOf = async (call: Promise<unknown>): Promise<LedgerFault> => {
  const found: unknown = await call.catch((error: unknown) => error);
  if (found instanceof LedgerFault) return found;
  throw new Error(`no fault, but ${JSON.stringify(found)}`);
};

/** A board with a linked pair, whose link can be taken away: that is done under the lock; a claim is not. */
const pair = async (ledger: Ledger): Promise<void> => {
  await ledger.create({ id: 'p', title: 'p' });
  await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
};

describe('a connection that is cut', () => {
  const board = postgresBoard();
  const behindProxy = async (): Promise<{ readonly ledger: Ledger; readonly proxy: Proxy }> => {
    const proxy = await Proxy.start(board.url);
    board.after(() => proxy.close());
    const ledger = await board.open({ url: proxy.url });
    return { ledger, proxy };
  };

  /** Waits until the server has ended what those who are gone had sent. */
  const quiet = async (): Promise<void> => {
    const raw = await board.raw();
    const busy = async (): Promise<boolean> =>
      (
        await raw.query(`SELECT FROM pg_stat_activity WHERE application_name = 'taskledger'
          AND state <> 'idle' AND query ~ '^(SELECT append|COMMIT|SELECT pg_logical)'`)
      ).rows.length > 0;
    await sleep(50);
    while (await busy()) await sleep(5);
  };
  const endings: ReadonlyArray<
    readonly [string, (ledger: Ledger, commandId: string) => Promise<object>, RegExp]
  > = [
    [
      'what ends a transaction',
      (ledger, commandId) => ledger.unlink({ parentId: 'p', childId: 'c', commandId }),
      /^COMMIT/,
    ],
    [
      'what is written in one statement',
      (ledger, commandId) => ledger.claim({ taskId: 'p', claimant: 'ann', commandId }),
      /^SELECT append/,
    ],
  ];

  it.each(endings)(
    'after %s, before its answer, leaves it unknown; asking again gives the first outcome',
    async (_what, ask, at) => {
      const { ledger, proxy } = await behindProxy();
      await pair(ledger);
      const head = await ledger.head();
      proxy.cutAt({ at, passedOn: true });
      const { fault, commandId } = await faultOf(ask(ledger, 'k'));
      expect([proxy.cuts, fault._tag, commandId]).toEqual([1, 'Unknown', 'k']);
      await quiet();
      // A decision that waited too long for its turn is not written: then this is the first time.
      const written = (await ledger.head()) > head;
      expect(await ask(ledger, 'k')).toMatchObject({ replayed: written, position: head + 1 });
      expect(
        (await ledger.events({ from: head + 1 })).filter(({ stored }) => stored.causation === null),
      ).toHaveLength(1);
      expect(await ledger.verify()).toMatchObject({ valid: true });
    },
  );

  it.each(endings)(
    'before %s reaches the server leaves it unknown; asking again carries it out, once',
    async (_what, ask, at) => {
      const { ledger, proxy } = await behindProxy();
      await pair(ledger);
      const head = await ledger.head();
      proxy.cutAt({ at, passedOn: false });
      const { fault, commandId } = await faultOf(ask(ledger, 'k'));
      expect([proxy.cuts, fault._tag, commandId]).toEqual([1, 'Unknown', 'k']);
      expect(await ask(ledger, 'k')).toMatchObject({ replayed: false, position: head + 1 });
      expect(await ask(ledger, 'k')).toMatchObject({ replayed: true, position: head + 1 });
      expect(
        (await ledger.events({ from: head + 1 })).filter(({ stored }) => stored.causation === null),
      ).toHaveLength(1);
      expect(await ledger.verify()).toMatchObject({ valid: true });
    },
  );

  it.each(endings)('before %s is known to be flushed leaves it unknown', async (_what, ask) => {
    const { ledger, proxy } = await behindProxy();
    await pair(ledger);
    const head = await ledger.head();
    proxy.cutAt({ at: /pg_logical_emit_message/, passedOn: true });
    const { fault } = await faultOf(ask(ledger, 'k'));
    expect([proxy.cuts, fault._tag]).toEqual([1, 'Unknown']);
    await quiet();
    const written = (await ledger.head()) > head;
    expect(await ask(ledger, 'k')).toMatchObject({ replayed: written, position: head + 1 });
  });

  it('leaves it unknown to all who share the commit, each by its own command id', async () => {
    const { ledger, proxy } = await behindProxy();
    proxy.cutAt({ at: /^SELECT append/, passedOn: true });
    const ids = ['a', 'b', 'c'];
    const faults = await Promise.all(
      ids.map((id) => faultOf(ledger.create({ id, title: id, commandId: id }))),
    );
    expect(faults.map(({ fault, commandId }) => [fault._tag, commandId])).toEqual(
      ids.map((id) => ['Unknown', id]),
    );
    await quiet();
    const written = (await ledger.head()) > 2;
    for (const id of ids) {
      expect(await ledger.create({ id, title: id, commandId: id })).toMatchObject({ replayed: written });
    }
    expect(await ledger.head()).toBe(5);
  });

  it.each([
    ['as it looks at the board', /^SELECT look/],
    ['as it takes the lock', /FOR UPDATE/],
    ['as it looks under the lock', /^SELECT look/],
  ])('%s is tried again by itself, and nothing is doubled', async (when, at) => {
    for (const passedOn of [true, false]) {
      const { ledger, proxy } = await behindProxy();
      const locking = when !== 'as it looks at the board';
      if ((await ledger.get('p')) === null) await pair(ledger);
      else if (locking) await ledger.link({ parentId: 'p', childId: 'c' });
      const head = await ledger.head();
      proxy.cutAt({ at, passedOn });
      const asked = locking
        ? ledger.unlink({ parentId: 'p', childId: 'c' })
        : ledger.comment({ taskId: 'p', text: 'a word' });
      expect(await asked).toMatchObject({ replayed: false });
      expect(proxy.cuts).toBe(1);
      const written = await ledger.events({ from: head + 1 });
      expect(written.filter(({ event: { kind } }) => /^(unlinked|commented)$/.test(kind))).toHaveLength(1);
      expect(await ledger.verify()).toMatchObject({ valid: true });
    }
  });
});
