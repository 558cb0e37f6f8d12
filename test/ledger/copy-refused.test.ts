import { copyLedger, openLedger } from '../../src/index';
import type { Ledger } from '../../src/index';
import { CopiedLog } from '../../src/ledger/copy/copied-log';
import { orFault } from '../../src/ledger/errors';
import { openStore, readOpening } from '../../src/ledger/opening';
import { FORMAT } from '../../src/store/schema';
import { crossings, removeEnds } from './copy-ends';
import type { CopyEnd } from './copy-ends';

afterEach(removeEnds);

const stateOf = async (end: CopyEnd): Promise<unknown> => (await end.sql('SELECT state FROM head'))[0];

/** Opens the copy that a run would leave that is interrupted once `events` are there. */
const beginCopy = async (source: CopyEnd, target: CopyEnd, ledger: Ledger, events: number): Promise<void> => {
  const opened = { ledgerId: ledger.id, satisfiedBy: ['done'] as const, format: FORMAT };
  const from = await orFault(openStore(readOpening('test', source.place), null));
  const born = { opened, state: 'copying', events: [] } as const;
  const to = await orFault(openStore(readOpening('test', target.place), born));
  await new CopiedLog(from.store, to.store, ledger.id).upTo(events, 0, () => undefined);
  await from.store.close();
  await to.store.close();
};

const refused = async (from: CopyEnd, to: CopyEnd, reason: object): Promise<void> => {
  const [before, there] = [await from.tables(), await to.tables()];
  const outcome = await copyLedger({ from: from.place, to: to.place });
  expect(outcome).toEqual({ _tag: 'CopyRefused', from: from.path, to: to.path, reason });
  expect(await from.tables()).toEqual(before);
  expect(await to.tables()).toEqual(there);
};

describe.each(crossings)('a copy, %s,', (_way, newSource, newTarget) => {
  const board = async (): Promise<{
    readonly from: CopyEnd;
    readonly to: CopyEnd;
    readonly ledger: Ledger;
  }> => {
    const [from, to] = [newSource(), newTarget()];
    const ledger = await from.open();
    await ledger.create({ id: 'a', title: 'a' });
    await ledger.create({ id: 'b', title: 'b', parents: ['a'] });
    return { from, to, ledger };
  };

  it('is not merged with another ledger', async () => {
    const { from, to, ledger } = await board();
    const { id: ledgerId } = await to.open();
    await refused(from, to, { _tag: 'another_ledger', ledgerId });
    expect(await ledger.create({ title: 'still writing' })).toMatchObject({ _tag: 'Created' });
  });

  it('goes to one place only: another is refused, and hears which', async () => {
    const { from, to } = await board();
    const other = newTarget();
    await copyLedger({ from: from.place, to: to.place });
    const again = copyLedger({ from: from.place, to: other.place });
    await expect(again).rejects.toMatchObject({ fault: { _tag: 'Sealed', to: to.path } });
  });

  it('goes to one place only, of two that it is asked for at the same moment', async () => {
    const { from, to } = await board();
    const other = newTarget();
    const both = [to, other].map(({ place }) => copyLedger({ from: from.place, to: place }));
    const came = await Promise.allSettled(both);
    expect(came.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [one, two] = came[0]?.status === 'fulfilled' ? [to, other] : [other, to];
    const fault = { _tag: 'Sealed', to: one.path };
    expect(came.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { fault } });
    await expect(two.open()).rejects.toMatchObject({ fault: { _tag: 'UnfinishedCopy' } });
    expect(await one.tables()).toEqual(await from.tables());
  });

  it('may be asked for twice at the same moment', async () => {
    const { from, to } = await board();
    const both = [1, 2].map(() => copyLedger({ from: from.place, to: to.place }));
    for (const outcome of await Promise.all(both))
      expect(outcome).toMatchObject({ _tag: 'Copied', events: 6 });
    expect(await to.tables()).toEqual(await from.tables());
    expect(await (await to.open()).verify()).toMatchObject({ valid: true });
  });

  it('leaves a ledger that answers no command any more, not even one that would append nothing', async () => {
    const { from, to, ledger } = await board();
    await ledger.claim({ taskId: 'b', claimant: 'ann', commandId: 'refused' });
    const claimed = await ledger.claim({ taskId: 'a', claimant: 'ann', leaseMs: 60_000 });
    await copyLedger({ from: from.place, to: to.place });
    const asked: ReadonlyArray<() => Promise<unknown>> = [
      () => ledger.claimNext({ claimant: 'ann' }),
      () => ledger.heartbeat({ taskId: 'a', claimant: 'ann' }),
      () => ledger.sweep(),
      () => ledger.claim({ taskId: 'b', claimant: 'ann', commandId: 'refused' }),
      () => ledger.claim({ taskId: 'b', claimant: 'ann' }),
      () => ledger.claim({ taskId: 'nobody', claimant: 'ann' }),
      () => ledger.create({ title: 'more' }),
    ];
    for (const ask of asked) {
      await expect(ask()).rejects.toMatchObject({ fault: { _tag: 'Sealed', to: to.path } });
    }
    expect(claimed).toMatchObject({ _tag: 'Claimed' });
  });

  it('does not come back to where it was sealed', async () => {
    const { from, to } = await board();
    await copyLedger({ from: from.place, to: to.place });
    await refused(to, from, { _tag: 'sealed_there', to: to.path });
    expect(await (await to.open()).create({ title: 'on' })).toMatchObject({ _tag: 'Created' });
  });

  it('moves on to a third place, seal by seal', async () => {
    const { from, to } = await board();
    const third = newTarget();
    await copyLedger({ from: from.place, to: to.place });
    await copyLedger({ from: to.place, to: third.place });
    expect(await third.tables()).toEqual(await to.tables());
    expect(await copyLedger({ from: from.place, to: to.place })).toMatchObject({ already: true, events: 6 });
    const ledger = await third.open();
    expect(await ledger.complete({ taskId: 'a' })).toMatchObject({ _tag: 'Completed' });
    const kinds = (await ledger.events({ from: 6 })).map(({ event }) => event.kind);
    expect(kinds).toEqual(['sealed', 'writer_joined', 'sealed', 'writer_joined', 'completed', 'promoted']);
    expect(await ledger.verify()).toMatchObject({ valid: true });
    expect(await ledger.audit()).toMatchObject({ valid: true });
  });

  it('that is not finished shows its half to nobody, and cannot be opened by hand', async () => {
    const { from, to, ledger } = await board();
    await beginCopy(from, to, ledger, 4);
    for (const readOnly of [false, true]) {
      const opening = openLedger({ ...to.place, create: false, readOnly });
      await expect(opening).rejects.toMatchObject({ fault: { _tag: 'UnfinishedCopy' } });
    }
    await expect(to.sql(`UPDATE head SET state = 'open'`)).rejects.toMatchObject({
      message: expect.stringContaining('sealed') as string,
    });
    await expect(copyLedger({ from: to.place, to: newTarget().place })).rejects.toMatchObject({
      fault: { _tag: 'UnfinishedCopy' },
    });
    expect(await copyLedger({ from: from.place, to: to.place })).toMatchObject({
      _tag: 'Copied',
      events: 6,
      copied: 2,
      resumed: true,
    });
    expect(await to.tables()).toEqual(await from.tables());
  });

  it('does not go on from the half of another log, though it has the same identity', async () => {
    const { from, to, ledger } = await board();
    await beginCopy(from, to, ledger, 4);
    await from.tamper(`UPDATE task_events SET leaf_hash = 'x' WHERE position = 4`);
    await refused(from, to, { _tag: 'logs_differ', position: 4 });
    expect(await stateOf(from)).toEqual({ state: 'open' });
  });

  it.each([
    ['a hash', `UPDATE task_events SET leaf_hash = 'x' WHERE position = 4`, 4],
    ['an event', `UPDATE task_events SET actor = 'eve' WHERE position = 3`, 3],
    ['a content', `UPDATE event_contents SET content = '{"data":null,"title":"c"}' WHERE position = 4`, 4],
    ['a row of a view', `UPDATE tasks SET title = 'c'`, null],
  ])('does not begin where %s is not what the log says, and seals nothing', async (_what, sql, position) => {
    const { from, to, ledger } = await board();
    await from.tamper(sql);
    const copy = copyLedger({ from: from.place, to: to.place });
    await expect(copy).rejects.toMatchObject({ fault: { _tag: 'Corrupt', position } });
    expect(await stateOf(from)).toEqual({ state: 'open' });
    expect(await ledger.head()).toBe(4);
  });

  it.each([
    ['a hash', `UPDATE task_events SET leaf_hash = 'x' WHERE position = 4`, 4],
    ['an event that is gone', 'DELETE FROM task_events WHERE position = 3', 3],
    ['a content', `UPDATE event_contents SET content = '{"data":null,"title":"c"}' WHERE position = 4`, 4],
    ['a content that is gone', 'DELETE FROM event_contents WHERE position = 3', 3],
    ['a row of a view', `UPDATE tasks SET title = 'c'`, null],
  ])('stops at %s that was broken once it was sealed, and opens nothing', async (_what, sql, position) => {
    const { from, to } = await board();
    await copyLedger({ from: from.place, to: to.place });
    await from.tamper(sql);
    await to.clear();
    const copy = copyLedger({ from: from.place, to: to.place });
    await expect(copy).rejects.toMatchObject({ fault: { _tag: 'Corrupt', position } });
    await expect(openLedger(to.place)).rejects.toMatchObject({ fault: { _tag: 'UnfinishedCopy' } });
  });
});

describe('a copy that is asked for wrongly', () => {
  it.each([
    [{ from: { sqlite: ':memory:' }, to: { sqlite: 'b.db' } }, 'copyLedger.from.sqlite'],
    [{ from: { sqlite: 'a.db' }, to: { sqlite: ':memory:' } }, 'copyLedger.to.sqlite'],
    [{ from: { sqlite: 'a.db' }, to: { postgres: 'postgres://h/d', board: 'pg_x' } }, 'copyLedger.to.board'],
    [{ from: { sqlite: 'a.db' } }, 'copyLedger.to'],
    [{ from: { sqlite: 'a.db' }, to: { sqlite: 'b.db' }, actor: '' }, 'copyLedger.actor'],
  ])('names the field: %j', async (input, field) => {
    await expect(copyLedger(input as never)).rejects.toMatchObject({ _tag: 'InvalidInput', field });
  });
});
