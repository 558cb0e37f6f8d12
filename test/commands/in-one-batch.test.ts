import type { Ledger } from '../../src/ledger/ledger';
import { closeValid, openCounted } from './counted-ledger';
import type { CountedLedger } from './counted-ledger';

let counted: CountedLedger;
let ledger: Ledger;

beforeEach(async () => {
  counted = await openCounted();
  ({ ledger } = counted);
});

afterEach(() => closeValid(ledger));

/** Tasks without parents, each made in a transaction of its own. */
const make = async (...ids: ReadonlyArray<string>): Promise<void> => {
  for (const id of ids) await ledger.create({ id, title: id });
};

/** What asking all this at once comes to; it has to share one transaction. */
const atOnce = async <T extends ReadonlyArray<Promise<object>>>(ask: () => readonly [...T]) => {
  const before = counted.transactions();
  const outcomes = await Promise.all(ask());
  expect(counted.transactions() - before).toBe(1);
  return outcomes;
};

describe('commands in one batch see the effects of those before them', () => {
  it('refuses the second of two links that would close a cycle', async () => {
    await make('a', 'b');
    const [first, second] = await atOnce(() => [
      ledger.link({ parentId: 'a', childId: 'b' }),
      ledger.link({ parentId: 'b', childId: 'a' }),
    ]);
    expect(first).toMatchObject({ _tag: 'Linked', demoted: true });
    expect(second).toMatchObject({ _tag: 'Rejected', reason: { _tag: 'cycle', path: ['a', 'b', 'a'] } });
  });

  it('refuses a cycle that goes through tasks made in the same batch', async () => {
    await make('a');
    const [, , last] = await atOnce(() => [
      ledger.create({ id: 'b', title: 'b', parents: ['a'] }),
      ledger.create({ id: 'c', title: 'c', parents: ['b'] }),
      ledger.link({ parentId: 'c', childId: 'a' }),
    ]);
    expect(last).toMatchObject({ reason: { _tag: 'cycle', path: ['a', 'b', 'c', 'a'] } });
  });

  it('allows a link once the one that would have closed a cycle is gone', async () => {
    await make('a', 'b');
    await ledger.link({ parentId: 'a', childId: 'b' });
    const [, linked] = await atOnce(() => [
      ledger.unlink({ parentId: 'a', childId: 'b' }),
      ledger.link({ parentId: 'b', childId: 'a' }),
    ]);
    expect(linked).toMatchObject({ _tag: 'Linked', existed: false });
  });

  it('lets a child be claimed right after its parent is completed', async () => {
    await make('p');
    await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
    const [early, , late] = await atOnce(() => [
      ledger.claim({ taskId: 'c', claimant: 'ann' }),
      ledger.complete({ taskId: 'p' }),
      ledger.claim({ taskId: 'c', claimant: 'ann' }),
    ]);
    expect(early).toMatchObject({ _tag: 'Rejected', reason: { _tag: 'parents_not_done' } });
    expect(late).toMatchObject({ _tag: 'Claimed', parents: [{ id: 'p', status: 'done' }] });
  });

  it('refuses a claim right after a link to an open parent', async () => {
    await make('p', 'c');
    const [, claim] = await atOnce(() => [
      ledger.link({ parentId: 'p', childId: 'c' }),
      ledger.claim({ taskId: 'c', claimant: 'ann' }),
    ]);
    expect(claim).toMatchObject({
      reason: { _tag: 'parents_not_done', parents: [{ id: 'p' }], open: 1, total: 1 },
    });
  });

  it('does not bind by a link a claim that came right before it', async () => {
    await make('p', 'c');
    const [claim, link] = await atOnce(() => [
      ledger.claim({ taskId: 'c', claimant: 'ann' }),
      ledger.link({ parentId: 'p', childId: 'c' }),
    ]);
    expect(claim).toMatchObject({ _tag: 'Claimed', total: 0 });
    expect(link).toMatchObject({ _tag: 'Linked', binds: 'next_attempt', demoted: false });
  });

  it('ends with one link when it is taken away and made again', async () => {
    await make('p');
    await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
    const [unlinked, linked] = await atOnce(() => [
      ledger.unlink({ parentId: 'p', childId: 'c' }),
      ledger.link({ parentId: 'p', childId: 'c' }),
    ]);
    expect([unlinked, linked]).toMatchObject([{ promoted: true }, { existed: false, demoted: true }]);
    expect(await ledger.get('c')).toMatchObject({ status: 'todo', parents: 1, openParents: 1 });
  });

  it('ends without a link that is made and taken away, and with one that is made a second time', async () => {
    await make('p', 'c', 'd');
    await atOnce(() => [
      ledger.link({ parentId: 'p', childId: 'c' }),
      ledger.unlink({ parentId: 'p', childId: 'c' }),
      ledger.link({ parentId: 'p', childId: 'd' }),
      ledger.unlink({ parentId: 'p', childId: 'd' }),
      ledger.link({ parentId: 'p', childId: 'd' }),
    ]);
    expect(await ledger.get('c')).toMatchObject({ status: 'ready', parents: 0 });
    expect(await ledger.get('d')).toMatchObject({ status: 'todo', parents: 1, openParents: 1 });
  });

  it('gives one task to one of many claimants', async () => {
    await make('a');
    const outcomes = await atOnce(() =>
      Array.from({ length: 20 }, (_, i) => ledger.claim({ taskId: 'a', claimant: `w${i}` })),
    );
    expect(outcomes.map(({ _tag }) => _tag)).toEqual([
      'Claimed',
      ...Array.from({ length: 19 }, () => 'Rejected'),
    ]);
  });

  it('gives each of many claimants another task', async () => {
    await make('a', 'b', 'c');
    const outcomes = await atOnce(() =>
      Array.from({ length: 4 }, (_, i) => ledger.claimNext({ claimant: `w${i}` })),
    );
    expect(outcomes).toMatchObject([
      { claims: [{ id: 'a', title: 'a' }] },
      { claims: [{ id: 'b' }] },
      { claims: [{ id: 'c' }] },
      { _tag: 'NoneReady' },
    ]);
  });

  it('refuses a second task of the same id', async () => {
    const [first, second] = await atOnce(() => [
      ledger.create({ id: 'a', title: 'one' }),
      ledger.create({ id: 'a', title: 'two' }),
    ]);
    expect([first, second]).toMatchObject([{ _tag: 'Created' }, { reason: { _tag: 'duplicate_id' } }]);
  });
});
