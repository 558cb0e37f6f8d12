import { InvalidInput } from '../../src/ledger/errors';
import { closeValid, openCounted } from './counted-ledger';
import { strayLinks } from './stray-links';

describe('claiming the next task in a batch that made it ready', () => {
  it('takes a child whose parent is completed in the same batch, with the parent as evidence', async () => {
    const { ledger, transactions } = await openCounted();
    await ledger.create({ id: 'p', title: 'parent' });
    await ledger.create({ id: 'c', title: 'child', parents: ['p'] });
    const before = transactions();
    const [, next] = await Promise.all([
      ledger.complete({ taskId: 'p' }),
      ledger.claimNext({ claimant: 'w' }),
    ]);
    expect(transactions() - before).toBe(1);
    expect(next).toMatchObject({
      _tag: 'ClaimedNext',
      claims: [{ id: 'c', parents: [{ id: 'p', status: 'done', position: 5 }], open: 0, total: 1 }],
    });
    await ledger.close();
  });

  it('takes a task that is released in the same batch, with its parents as evidence', async () => {
    const { ledger } = await openCounted();
    await ledger.create({ id: 'p', title: 'parent' });
    await ledger.create({ id: 'c', title: 'child', parents: ['p'] });
    await ledger.complete({ taskId: 'p' });
    await ledger.claim({ taskId: 'c', claimant: 'first' });
    const [, next] = await Promise.all([
      ledger.release({ taskId: 'c', claimant: 'first' }),
      ledger.claimNext({ claimant: 'second' }),
    ]);
    expect(next).toMatchObject({ claims: [{ id: 'c', claimant: 'second', fence: 2, total: 1 }] });
    await ledger.close();
  });

  it('takes a task that an unlink of the same batch frees, although another parent stays', async () => {
    const { ledger } = await openCounted();
    for (const id of ['done', 'open']) await ledger.create({ id, title: id, priority: -1 });
    await ledger.create({ id: 'c', title: 'child', parents: ['done', 'open'] });
    await ledger.complete({ taskId: 'done' });
    const [, next] = await Promise.all([
      ledger.unlink({ parentId: 'open', childId: 'c' }),
      ledger.claimNext({ claimant: 'w' }),
    ]);
    expect(next).toMatchObject({ claims: [{ id: 'c', parents: [{ id: 'done' }], open: 0, total: 1 }] });
    await ledger.close();
  });
});

describe('claiming the next task where ready tasks have open parents by stray links', () => {
  it.each([1, 2, 3])('demotes them and still finds %i that can be claimed', async (limit) => {
    const { ledger } = await openCounted(':memory:', strayLinks);
    await ledger.create({ id: 'p', title: 'parent', priority: -1 });
    for (let i = 0; i < 20; i += 1) await ledger.create({ id: `stray-${i}`, title: 'stray' });
    for (let i = 0; i < limit; i += 1) await ledger.create({ id: `free-${i}`, title: 'free' });
    for (let i = 0; i < 20; i += 1) await ledger.link({ parentId: 'p', childId: `stray-${i}` });
    const next = await ledger.claimNext({ claimant: 'w', limit });
    expect(next).toMatchObject({ claims: Array.from({ length: limit }, (_, i) => ({ id: `free-${i}` })) });
    expect((await ledger.list({ status: 'todo' })).tasks).toHaveLength(20);
    expect(await ledger.verify()).toMatchObject({ valid: true, drift: [] });
    await ledger.close();
  });

  it('counts all its events under one command id, and replays them as one answer', async () => {
    const { ledger } = await openCounted(':memory:', strayLinks);
    await ledger.create({ id: 'p', title: 'parent', priority: -1 });
    for (let i = 0; i < 5; i += 1) {
      await ledger.create({ id: `stray-${i}`, title: 'stray' });
      await ledger.link({ parentId: 'p', childId: `stray-${i}` });
    }
    const first = await ledger.claimNext({ claimant: 'w', limit: 1 });
    expect(first).toMatchObject({ claims: [{ id: 'p' }], replayed: false });
    const again = await ledger.claimNext({ claimant: 'w', limit: 1, commandId: first.commandId });
    expect(again).toEqual({ ...first, replayed: true });
    await ledger.close();
  });
});

describe('claiming the next review where reviews come first whose parents are open', () => {
  it.each([1, 2, 3])('finds %i that can be claimed, and leaves those as they are', async (limit) => {
    const { ledger } = await openCounted();
    const claimant = 'ann';
    await ledger.create({ id: 'p', title: 'parent' });
    const ids = Array.from({ length: 23 }, (_, i) => `c${i}`);
    for (const id of ids) {
      await ledger.create({ id, title: id, priority: 1 });
      await ledger.claim({ taskId: id, claimant });
      if (ids.indexOf(id) < 20) await ledger.link({ parentId: 'p', childId: id });
      await ledger.requestReview({ taskId: id, claimant });
    }
    const before = await ledger.head();
    const next = await ledger.claimNext({ claimant: 'bob', limit, from: 'review' });
    expect(next).toMatchObject({ claims: ids.slice(20, 20 + limit).map((id) => ({ id, from: 'review' })) });
    expect(await ledger.head()).toBe(before + limit);
    await closeValid(ledger);
  });

  it('finds none where all of them wait, and appends nothing, however often it is asked', async () => {
    const { ledger } = await openCounted();
    for (const id of ['p', 'c']) await ledger.create({ id, title: id });
    await ledger.claim({ taskId: 'c', claimant: 'ann' });
    await ledger.link({ parentId: 'p', childId: 'c' });
    await ledger.requestReview({ taskId: 'c', claimant: 'ann' });
    const before = await ledger.head();
    for (let i = 0; i < 3; i += 1) {
      expect(await ledger.claimNext({ claimant: 'bob', from: 'review' })).toMatchObject({
        _tag: 'NoneReady',
      });
    }
    expect(await ledger.head()).toBe(before);
    await closeValid(ledger);
  });
});

it('refuses a graph without tasks as invalid input', async () => {
  const { ledger } = await openCounted();
  await expect(ledger.createGraph({ tasks: [] })).rejects.toBeInstanceOf(InvalidInput);
  await ledger.close();
});
