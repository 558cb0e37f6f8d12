import type { Ledger } from '../../src/ledger/ledger';
import { closeValid, openCounted } from './counted-ledger';
import type { CountedLedger } from './counted-ledger';

let counted: CountedLedger;
let ledger: Ledger;

let now: number;

beforeEach(async () => {
  now = 1_000;
  counted = await openCounted(':memory:', undefined, undefined, { now: () => now });
  ({ ledger } = counted);
});

afterEach(() => closeValid(ledger));

/** Tasks without parents, each made in a transaction of its own. */
const make = async (...ids: ReadonlyArray<string>): Promise<void> => {
  for (const id of ids) await ledger.create({ id, title: id });
};

/** Tasks that ann holds under leases, the first of which ends first; all have passed. */
const lapse = async (...ids: ReadonlyArray<string>): Promise<void> => {
  await make(...ids);
  for (const id of ids) {
    await ledger.claim({ taskId: id, claimant: 'ann', leaseMs: 100 });
    now += 1;
  }
  now += 1_000;
};

/** A task `c` under another. */
const pair = async (): Promise<void> => {
  await make('p');
  await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
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

  it('gives out a review as soon as its parent is done again', async () => {
    await pair();
    await ledger.complete({ taskId: 'p', claimant: 'ann' });
    const claimed = await ledger.claim({ taskId: 'c', claimant: 'ann' });
    if (claimed._tag !== 'Claimed') throw new Error(claimed._tag);
    await ledger.requestReview({ taskId: 'c', claimant: 'ann', fence: claimed.fence });
    await ledger.reopen({ taskId: 'p', reason: 'not yet' });
    const [before, , after] = await atOnce(() => [
      ledger.claimNext({ claimant: 'bob', from: 'review' }),
      ledger.complete({ taskId: 'p', claimant: 'ann' }),
      ledger.claimNext({ claimant: 'bob', from: 'review' }),
    ]);
    expect(before._tag).toBe('NoneReady');
    expect(after).toMatchObject({ _tag: 'ClaimedNext', claims: [{ id: 'c', from: 'review' }] });
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

describe('commands in one batch see what time has made of tasks', () => {
  it('gives a task whose lease has passed to the first of many claimants', async () => {
    await lapse('a');
    const outcomes = await atOnce(() => [
      ledger.claim({ taskId: 'a', claimant: 'bob' }),
      ledger.claim({ taskId: 'a', claimant: 'cy' }),
      ledger.claimNext({ claimant: 'dan' }),
      ledger.complete({ taskId: 'a', claimant: 'ann', fence: 1 }),
    ]);
    expect(outcomes).toMatchObject([
      { _tag: 'Claimed', fence: 2, claimant: 'bob' },
      { reason: { _tag: 'already_claimed', claimant: 'bob', fence: 2 } },
      { _tag: 'NoneReady' },
      { reason: { _tag: 'held', claimant: 'bob', fence: 2 } },
    ]);
  });

  it('lets a holder whose lease has passed complete, where nobody was faster', async () => {
    await lapse('a');
    const [completed, swept] = await atOnce(() => [
      ledger.complete({ taskId: 'a', claimant: 'ann', fence: 1 }),
      ledger.sweep(),
    ]);
    expect([completed, swept]).toMatchObject([{ _tag: 'Completed', fence: 1 }, { reclaimed: [] }]);
  });

  it('lets the holder go on once it was heard of again', async () => {
    await lapse('a', 'b');
    const outcomes = await atOnce(() => [
      ledger.claimNext({ claimant: 'bob' }),
      ledger.heartbeat({ taskId: 'b', fence: 1 }),
    ]);
    expect(outcomes).toMatchObject([
      { claims: [{ id: 'a', fence: 2 }] },
      { reason: { _tag: 'not_claimed', status: 'ready' } },
    ]);
    now += 10_000_000;
    const later = await atOnce(() => [
      ledger.heartbeat({ taskId: 'a', fence: 2 }),
      ledger.claim({ taskId: 'a', claimant: 'cy' }),
    ]);
    expect(later).toMatchObject([
      { _tag: 'LeaseHeld', fence: 2 },
      { reason: { _tag: 'already_claimed', claimant: 'bob' } },
    ]);
  });

  it('sweeps on where the sweep before it ended, and gives out what they freed', async () => {
    await lapse('a', 'b', 'c');
    const outcomes = await atOnce(() => [
      ledger.sweep({ limit: 1 }),
      ledger.sweep({ limit: 1 }),
      ledger.claimNext({ claimant: 'bob', limit: 2 }),
      ledger.sweep(),
    ]);
    expect(outcomes).toMatchObject([
      { reclaimed: [{ id: 'a' }] },
      { reclaimed: [{ id: 'b' }] },
      { claims: [{ id: 'a' }, { id: 'b' }] },
      { reclaimed: [], due: [] },
    ]);
  });

  it('sweeps what is overdue longest, although a claim has taken some of it', async () => {
    await lapse('a', 'b', 'c');
    const outcomes = await atOnce(() => [
      ledger.claim({ taskId: 'a', claimant: 'bob' }),
      ledger.sweep({ limit: 1 }),
      ledger.sweep({ limit: 1 }),
    ]);
    expect(outcomes).toMatchObject([
      { _tag: 'Claimed' },
      { reclaimed: [{ id: 'b' }] },
      { reclaimed: [{ id: 'c' }] },
    ]);
  });

  it('gives out what is scheduled for a time that has come, and not what was scheduled anew', async () => {
    await make('a', 'b');
    for (const taskId of ['a', 'b']) await ledger.schedule({ taskId, runAt: 1_500 });
    now = 2_000;
    const outcomes = await atOnce(() => [
      ledger.schedule({ taskId: 'a', runAt: 3_000 }),
      ledger.claimNext({ claimant: 'ann', limit: 9 }),
      ledger.claim({ taskId: 'a', claimant: 'ann' }),
    ]);
    expect(outcomes).toMatchObject([
      { _tag: 'Scheduled' },
      { claims: [{ id: 'b' }] },
      { reason: { _tag: 'scheduled', runAt: 3_000 } },
    ]);
  });
});

describe('commands in one batch see how parents were waived, reopened and cancelled before them', () => {
  const link = { parentId: 'p', childId: 'c' };

  it('ends a waiver with its link, and makes the next link bind', async () => {
    await pair();
    const outcomes = await atOnce(() => [
      ledger.waive({ ...link, reason: 'it can do without' }),
      ledger.claim({ taskId: 'c', claimant: 'ann' }),
      ledger.release({ taskId: 'c', claimant: 'ann' }),
      ledger.unlink(link),
      ledger.link(link),
      ledger.claim({ taskId: 'c', claimant: 'ann' }),
    ]);
    expect(outcomes).toMatchObject([
      { _tag: 'Waived', promoted: true },
      { _tag: 'Claimed', parents: [{ id: 'p', waived: 5 }], open: 0, total: 1 },
      { _tag: 'Released', status: 'ready' },
      { _tag: 'Unlinked', promoted: false },
      { _tag: 'Linked', demoted: true },
      { reason: { _tag: 'parents_not_done', parents: [{ id: 'p', status: 'ready' }] } },
    ]);
  });

  it('leaves one waiver of two that are asked for', async () => {
    await pair();
    const outcomes = await atOnce(() => [
      ledger.waive({ ...link, reason: 'one' }),
      ledger.waive({ ...link, reason: 'two' }),
    ]);
    expect(outcomes).toMatchObject([
      { existed: false, position: 5 },
      { existed: true, position: 5 },
    ]);
  });

  it('refuses a claim right after a parent is reopened, unless that was waived', async () => {
    await pair();
    await ledger.create({ id: 'free', title: 'free', parents: ['p'] });
    const outcomes = await atOnce(() => [
      ledger.complete({ taskId: 'p' }),
      ledger.waive({ parentId: 'p', childId: 'free', reason: 'it can do without' }),
      ledger.reopen({ taskId: 'p', reason: 'not done well' }),
      ledger.claim({ taskId: 'c', claimant: 'ann' }),
      ledger.claim({ taskId: 'free', claimant: 'ann' }),
      ledger.claim({ taskId: 'p', claimant: 'ann' }),
    ]);
    expect(outcomes.slice(2)).toMatchObject([
      { _tag: 'Reopened', demoted: ['c'] },
      { reason: { _tag: 'parents_not_done' } },
      { _tag: 'Claimed', id: 'free' },
      { _tag: 'Claimed', id: 'p' },
    ]);
  });

  it('revokes an attempt that began in the same batch', async () => {
    await pair();
    const outcomes = await atOnce(() => [
      ledger.complete({ taskId: 'p' }),
      ledger.claim({ taskId: 'c', claimant: 'ann' }),
      ledger.reopen({ taskId: 'p', reason: 'not done well', running: 'revoke' }),
      ledger.complete({ taskId: 'c', claimant: 'ann', fence: 1 }),
    ]);
    expect(outcomes.slice(2)).toMatchObject([
      { _tag: 'Reopened', revoked: ['c'], demoted: [] },
      { reason: { _tag: 'not_claimed', status: 'todo' } },
    ]);
  });

  it('reopens a descendant that was completed, and linked, in the same batch', async () => {
    await pair();
    await make('far');
    const outcomes = await atOnce(() => [
      ledger.complete({ taskId: 'p' }),
      ledger.complete({ taskId: 'c' }),
      ledger.link({ parentId: 'c', childId: 'far' }),
      ledger.complete({ taskId: 'far' }),
      ledger.reopen({ taskId: 'p', reason: 'not done well', cascade: true }),
      ledger.claimNext({ claimant: 'ann', limit: 9 }),
    ]);
    expect(outcomes.slice(4)).toMatchObject([{ reopened: ['c', 'far'] }, { claims: [{ id: 'p' }] }]);
  });

  it('reaches what lies below a task that was linked in the same batch', async () => {
    await pair();
    await make('far');
    await ledger.create({ id: 'deep', title: 'deep', parents: ['far'] });
    for (const taskId of ['p', 'c', 'far', 'deep']) await ledger.complete({ taskId });
    const [, reopened] = await atOnce(() => [
      ledger.link({ parentId: 'c', childId: 'far' }),
      ledger.reopen({ taskId: 'p', reason: 'not done well', cascade: true }),
    ]);
    expect(reopened).toMatchObject({ reopened: ['c', 'far', 'deep'] });
    const [, , cancelled] = await atOnce(() => [
      ledger.unlink({ parentId: 'c', childId: 'far' }),
      ledger.link({ parentId: 'p', childId: 'far' }),
      ledger.cancel({ taskId: 'p', children: 'cancel' }),
    ]);
    expect(cancelled).toMatchObject({ cancelled: ['c', 'far', 'deep'] });
  });

  it('gives out none of the descendants that were cancelled, made in the same batch or before', async () => {
    await pair();
    const outcomes = await atOnce(() => [
      ledger.create({ id: 'new', title: 'new', parents: ['c'] }),
      ledger.cancel({ taskId: 'p', children: 'cancel' }),
      ledger.claimNext({ claimant: 'ann', limit: 9 }),
    ]);
    expect(outcomes.slice(1)).toMatchObject([{ cancelled: ['c', 'new'] }, { _tag: 'NoneReady' }]);
  });

  it('gives out the children that need not wait for what was cancelled', async () => {
    await pair();
    const outcomes = await atOnce(() => [
      ledger.cancel({ taskId: 'p', children: 'waive' }),
      ledger.claimNext({ claimant: 'ann', limit: 9 }),
    ]);
    expect(outcomes).toMatchObject([{ waived: ['c'], promoted: ['c'] }, { claims: [{ id: 'c' }] }]);
  });
});

describe('commands in one batch see what was noted before them', () => {
  it('gives out the task that was made the most urgent, and looks for an assignee again', async () => {
    await make('a', 'b', 'c');
    const outcomes = await atOnce(() => [
      ledger.prioritise({ taskId: 'c', priority: 5 }),
      ledger.assign({ taskId: 'b', assignee: 'cy' }),
      ledger.claimNext({ claimant: 'ann' }),
      ledger.claimNext({ claimant: 'cy', assignee: 'cy' }),
      ledger.prioritise({ taskId: 'a', priority: -5 }),
      ledger.claimNext({ claimant: 'ann' }),
    ]);
    expect(outcomes).toMatchObject([
      {},
      {},
      { claims: [{ id: 'c' }] },
      { claims: [{ id: 'b' }] },
      {},
      { claims: [{ id: 'a' }] },
    ]);
  });

  it('erases what was written right before, and keeps what was written right after', async () => {
    await make('a');
    const outcomes = await atOnce(() => [
      ledger.edit({ taskId: 'a', title: 'private', data: { private: true } }),
      ledger.erase({ taskId: 'a', reason: 'it was private' }),
      ledger.erase({ taskId: 'a', reason: 'it was private' }),
      ledger.edit({ taskId: 'a', title: 'public' }),
      ledger.claim({ taskId: 'a', claimant: 'ann' }),
    ]);
    expect(outcomes).toMatchObject([
      { _tag: 'Edited', position: 4 },
      { _tag: 'Erased', position: 5, positions: [3, 4] },
      { reason: { _tag: 'nothing_to_erase' } },
      { _tag: 'Edited', position: 6 },
      { _tag: 'Claimed', title: 'public', data: null },
    ]);
    const [made, edited] = await ledger.events({ from: 3, limit: 2 });
    expect([made?.content, edited?.content, made?.erased, edited?.erased]).toEqual([null, null, 5, 5]);
  });

  it('refuses every command of a holder after the one that ended its attempt', async () => {
    await make('a');
    const mine = { taskId: 'a', claimant: 'ann', fence: 1 };
    const outcomes = await atOnce(() => [
      ledger.claim({ taskId: 'a', claimant: 'ann', leaseMs: 100 }),
      ledger.heartbeat(mine),
      ledger.requestReview(mine),
      ledger.complete(mine),
      ledger.requestReview(mine),
      ledger.fail(mine),
      ledger.heartbeat(mine),
      ledger.claim({ taskId: 'a', claimant: 'bob' }),
      ledger.release({ taskId: 'a', claimant: 'bob' }),
    ]);
    const late = { _tag: 'Rejected', reason: { _tag: 'not_claimed', status: 'review' } };
    expect(outcomes).toMatchObject([
      { _tag: 'Claimed' },
      { _tag: 'LeaseHeld', position: null },
      { _tag: 'ReviewRequested' },
      late,
      late,
      late,
      late,
      { _tag: 'Claimed', from: 'review', fence: 2 },
      { _tag: 'Released', status: 'review' },
    ]);
  });
});
