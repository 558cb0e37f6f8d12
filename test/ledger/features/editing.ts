import type { Ledger } from '../../../src/index';
import { freshLedger } from '../fresh-ledger';
import { lastEvent, writtenIn } from '../last-event';
import type { NewPlace } from '../place';
import { refused } from '../rejected';

/** Brings a task to each status, and hands out its id, which is the status. */
const ofEachStatus = async (ledger: Ledger): Promise<ReadonlyArray<string>> => {
  await ledger.create({ id: 'triage', title: 't', triage: true });
  await ledger.create({ id: 'scheduled', title: 't', runAt: Date.now() + 1_000_000 });
  for (const id of ['ready', 'running', 'blocked', 'review', 'done', 'cancelled']) {
    await ledger.create({ id, title: 't' });
  }
  await ledger.create({ id: 'todo', title: 't', parents: ['ready'] });
  for (const taskId of ['running', 'review']) await ledger.claim({ taskId, claimant: 'ada' });
  await ledger.requestReview({ taskId: 'review', fence: 1 });
  await ledger.block({ taskId: 'blocked', kind: 'k' });
  await ledger.complete({ taskId: 'done' });
  await ledger.cancel({ taskId: 'cancelled' });
  return (await ledger.list()).tasks.map(({ id }) => id);
};

/** Each change that leaves the status alone: how it is asked for, what it is called, and what can be seen of it. */
const changes: ReadonlyArray<
  readonly [string, (ledger: Ledger, taskId: string) => Promise<object>, string, object]
> = [
  ['assign', (ledger, taskId) => ledger.assign({ taskId, assignee: 'bob' }), 'Assigned', { assignee: 'bob' }],
  [
    'prioritise',
    (ledger, taskId) => ledger.prioritise({ taskId, priority: -9 }),
    'Prioritised',
    { priority: -9 },
  ],
  [
    'edit',
    (ledger, taskId) => ledger.edit({ taskId, title: 'new', data: [1] }),
    'Edited',
    { title: 'new', data: [1] },
  ],
  ['comment', (ledger, taskId) => ledger.comment({ taskId, text: 'hm' }), 'Commented', { title: 't' }],
];

export const editing = (newPlace: NewPlace): void => {
  describe('editing', () => {
    const fresh = freshLedger(newPlace);

    it.each(changes)('by %s is done in every status, and leaves it', async (_name, change, tag, seen) => {
      const { ledger } = fresh();
      const ids = await ofEachStatus(ledger);
      expect(ids).toHaveLength(9);
      for (const id of ids) {
        const head = await ledger.head();
        expect(await change(ledger, id)).toMatchObject({ _tag: tag, id, position: head + 1, status: id });
        expect(await ledger.head()).toBe(head + 1);
        expect(await ledger.get(id)).toMatchObject({ ...seen, status: id });
      }
      expect(await ledger.get('running')).toMatchObject({ claimant: 'ada', fence: 1 });
      expect(await change(ledger, 'ghost')).toMatchObject(refused({ _tag: 'unknown_task', taskId: 'ghost' }));
      expect(await ledger.verify()).toMatchObject({ valid: true });
    });

    it('means a task for somebody, who is then asked for, or for anybody again', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      await ledger.assign({ taskId: 't', assignee: 'bob' });
      expect((await ledger.list({ assignee: 'bob' })).tasks).toHaveLength(1);
      await ledger.assign({ taskId: 't', assignee: null });
      expect(await ledger.get('t')).toMatchObject({ assignee: null });
      expect(await ledger.claimNext({ claimant: 'w', assignee: 'bob' })).toMatchObject({ _tag: 'NoneReady' });
      await ledger.assign({ taskId: 't', assignee: 'eve' });
      expect(await ledger.claimNext({ claimant: 'w', assignee: 'eve' })).toMatchObject({
        claims: [{ id: 't' }],
      });
    });

    it('gives a priority by which tasks are handed out from then on', async () => {
      const { ledger } = fresh();
      for (const id of ['a', 'b', 'c']) await ledger.create({ id, title: id });
      await ledger.prioritise({ taskId: 'c', priority: 2_147_483_647 });
      await ledger.prioritise({ taskId: 'a', priority: -2_147_483_647 });
      expect(await ledger.claimNext({ claimant: 'w', limit: 3 })).toMatchObject({
        claims: [{ id: 'c' }, { id: 'b' }, { id: 'a' }],
      });
    });

    it('writes what is given anew and leaves the rest', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 'one', data: { a: 1 } });
      await ledger.edit({ taskId: 't', title: 'two' });
      expect(await lastEvent(ledger, 't')).toMatchObject({ event: { data: { fields: ['title'] } } });
      expect(await ledger.get('t')).toMatchObject({ title: 'two', data: { a: 1 } });
      await ledger.edit({ taskId: 't', data: null });
      expect(await lastEvent(ledger, 't')).toMatchObject({ event: { data: { fields: ['data'] } } });
      expect(await ledger.get('t')).toMatchObject({ title: 'two', data: null });
      await ledger.edit({ taskId: 't', title: 'three', data: 3 });
      expect(writtenIn(await lastEvent(ledger, 't'))).toEqual({ title: 'three', data: 3 });
      expect(await ledger.claim({ taskId: 't', claimant: 'ada' })).toMatchObject({ title: 'three', data: 3 });
    });

    it('keeps every comment, with who said it', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      for (const actor of ['ada', 'bob']) await ledger.comment({ taskId: 't', text: `I am ${actor}`, actor });
      const said = (await ledger.history('t')).slice(1).map((one) => [one.stored.actor, writtenIn(one)]);
      expect(said).toEqual([
        ['ada', { text: 'I am ada' }],
        ['bob', { text: 'I am bob' }],
      ]);
    });
  });
};
