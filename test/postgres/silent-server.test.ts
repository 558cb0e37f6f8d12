import { LedgerFault } from '../../src/index';
import { postgresBoard } from './board';
import { Proxy } from './proxy';

describe('a server that says nothing more, and whose connection stays open', () => {
  const board = postgresBoard();
  const behindProxy = async () => {
    const proxy = await Proxy.start(board.url);
    board.after(() => proxy.close());
    return { proxy, ledger: await board.open({ url: proxy.url, pool: { query_timeout: 300 } }) };
  };

  it('is waited for no longer than the pool says; what certainly came to nothing is done anew', async () => {
    const { proxy, ledger } = await behindProxy();
    const held = proxy.holdAt(/^SELECT look/);
    const made = ledger.create({ id: 'a', title: 'a' });
    await held;
    expect(await made).toMatchObject({ _tag: 'Created', replayed: false });
  });

  it('leaves it unknown whether a commit happened', async () => {
    const { proxy, ledger } = await behindProxy();
    const held = proxy.holdAt(/^SELECT append/);
    const create = { id: 'a', title: 'a', commandId: 'k' };
    const asked: Promise<unknown> = ledger.create(create).catch((error: unknown) => error);
    await held;
    const fault = await asked;
    expect(fault).toBeInstanceOf(LedgerFault);
    expect(fault).toMatchObject({ fault: { _tag: 'Unknown' }, commandId: 'k' });
    expect(await ledger.create(create)).toMatchObject({ _tag: 'Created', replayed: true });
  });
});
