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

const kindsOf = async (ledger: Ledger) =>
  (await ledger.events()).map(({ stored: { kind, taskId } }) => (taskId === null ? kind : [kind, taskId]));

describe('a connection that is cut', () => {
  const board = postgresBoard();
  const behindProxy = async (): Promise<{ readonly ledger: Ledger; readonly proxy: Proxy }> => {
    const proxy = await Proxy.start(board.url);
    board.after(() => proxy.close());
    const ledger = await board.open({ url: proxy.url });
    return { ledger, proxy };
  };

  it('after a COMMIT, before its answer, leaves it unknown; asking again gives the first outcome', async () => {
    const { ledger, proxy } = await behindProxy();
    await ledger.create({ id: 'a', title: 'a' });
    proxy.cutAt({ at: /^COMMIT/, passedOn: true });
    const fault = await faultOf(ledger.claim({ taskId: 'a', claimant: 'ann' }));
    expect(proxy.cuts).toBe(1);
    expect(fault.fault._tag).toBe('Unknown');
    const { commandId } = fault;
    if (commandId === null) throw new Error('the fault carries no command id');
    expect(await ledger.claim({ taskId: 'a', claimant: 'ann', commandId })).toMatchObject({
      _tag: 'Claimed',
      replayed: true,
      fence: 1,
      position: 4,
    });
    expect(await kindsOf(ledger)).toEqual([
      'ledger_opened',
      'writer_joined',
      ['created', 'a'],
      ['claimed', 'a'],
    ]);
    expect(await ledger.verify()).toMatchObject({ valid: true });
  });

  it('before its COMMIT reaches the server leaves it unknown; asking again carries it out, once', async () => {
    const { ledger, proxy } = await behindProxy();
    await ledger.create({ id: 'a', title: 'a' });
    proxy.cutAt({ at: /^COMMIT/, passedOn: false });
    const claim = { taskId: 'a', claimant: 'ann', commandId: 'k' };
    const { fault, commandId } = await faultOf(ledger.claim(claim));
    expect([proxy.cuts, fault._tag, commandId]).toEqual([1, 'Unknown', 'k']);
    expect(await ledger.claim(claim)).toMatchObject({ _tag: 'Claimed', replayed: false, position: 4 });
    expect(await ledger.claim(claim)).toMatchObject({ _tag: 'Claimed', replayed: true, position: 4 });
    expect(await ledger.head()).toBe(4);
    expect(await ledger.verify()).toMatchObject({ valid: true });
  });

  it('leaves it unknown to all who share the commit, each by its own command id', async () => {
    const { ledger, proxy } = await behindProxy();
    proxy.cutAt({ at: /^COMMIT/, passedOn: true });
    const ids = ['a', 'b', 'c'];
    const faults = await Promise.all(
      ids.map((id) => faultOf(ledger.create({ id, title: id, commandId: id }))),
    );
    expect(faults.map(({ fault, commandId }) => [fault._tag, commandId])).toEqual(
      ids.map((id) => ['Unknown', id]),
    );
    for (const id of ids) {
      expect(await ledger.create({ id, title: id, commandId: id })).toMatchObject({ replayed: true });
    }
    expect(await ledger.head()).toBe(5);
  });

  it.each([
    ['as it takes the lock', /FOR UPDATE/],
    ['as it writes its events', /INSERT INTO task_events/],
    ['as it writes its contents', /INSERT INTO event_contents/],
    ['as it writes its rows', /INSERT INTO tasks/],
  ])('%s, before its COMMIT, is tried again by itself, and nothing is doubled', async (_when, at) => {
    for (const passedOn of [true, false]) {
      const { ledger, proxy } = await behindProxy();
      const before = await ledger.head();
      proxy.cutAt({ at, passedOn });
      const joins = before === 2 ? 0 : 1;
      expect(await ledger.create({ id: `a${before}`, title: 'a' })).toMatchObject({
        _tag: 'Created',
        replayed: false,
        position: before + joins + 1,
      });
      expect(proxy.cuts).toBe(1);
      expect(await ledger.head()).toBe(before + joins + 1);
      expect(await ledger.verify()).toMatchObject({ valid: true });
    }
  });
});
