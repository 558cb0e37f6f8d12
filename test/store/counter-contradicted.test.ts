import { ledgerFile } from './ledger-file';

describe('a counter of open parents that the parents contradict', () => {
  const file = ledgerFile();
  const corrupt = {
    _tag: 'LedgerFault',
    fault: { _tag: 'Corrupt', detail: expect.stringContaining('"c"') as string },
  };
  const contradicted = async () => {
    const ledger = await file.open();
    await ledger.create({ id: 'p', title: 'p' });
    await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
    file.tamper(`UPDATE tasks SET open_parents = 0, status = 'ready' WHERE id = 'c'`);
    return ledger;
  };

  it('is a fault for who claims the task, and nothing is written', async () => {
    const ledger = await contradicted();
    const head = await ledger.head();
    await expect(ledger.claim({ taskId: 'c', claimant: 'ada', commandId: 'mine' })).rejects.toMatchObject({
      ...corrupt,
      commandId: 'mine',
    });
    await expect(ledger.claimNext({ claimant: 'ada', limit: 5, assignee: 'none' })).resolves.toMatchObject({
      _tag: 'NoneReady',
    });
    expect(await ledger.head()).toBe(head);
  });

  it('is no fault for those who ask together with him', async () => {
    const ledger = await contradicted();
    const outcomes = await Promise.allSettled([
      ledger.create({ id: 'before', title: 'before' }),
      ledger.claim({ taskId: 'c', claimant: 'ada' }),
      ledger.claim({ taskId: 'p', claimant: 'ada' }),
      ledger.create({ id: 'after', title: 'after' }),
    ]);
    expect(outcomes).toMatchObject([
      { status: 'fulfilled', value: { _tag: 'Created' } },
      { status: 'rejected', reason: corrupt },
      { status: 'fulfilled', value: { _tag: 'Claimed' } },
      { status: 'fulfilled', value: { _tag: 'Created' } },
    ]);
  });

  it('is healed by a rebuild', async () => {
    const ledger = await contradicted();
    expect((await ledger.rebuild()).mended).toMatchObject([
      { key: ['c'], fields: ['status', 'open_parents'] },
    ]);
    expect(await ledger.claim({ taskId: 'c', claimant: 'ada' })).toMatchObject({
      _tag: 'Rejected',
      reason: { _tag: 'parents_not_done', open: 1 },
    });
  });
});
