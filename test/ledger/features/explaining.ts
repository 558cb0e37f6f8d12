import { timedLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

export const explaining = (newPlace: NewPlace): void => {
  describe('explaining whether a task is ready', () => {
    const fresh = timedLedger(newPlace);
    const explained = async (taskId: string) => {
      const { ledger } = fresh();
      const told = await ledger.explainReady(taskId);
      const events = told?.events.map(({ stored, event }) => `${event.kind} ${stored.taskId ?? '-'}`);
      return { ...told, events };
    };

    it('says of a ready task that it is, by which event, and writes nothing', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      expect(await explained('t')).toEqual({
        taskId: 't',
        status: 'ready',
        ready: true,
        reason: null,
        wakes: null,
        events: ['created t'],
      });
      expect(await ledger.head()).toBe(3);
      expect(await ledger.explainReady('ghost')).toBeNull();
    });

    it('names for a task that waits its open parents: what linked them, and what they are', async () => {
      const { ledger } = fresh();
      for (const id of ['p', 'q', 'done']) await ledger.create({ id, title: id });
      await ledger.create({ id: 't', title: 't', parents: ['p', 'done'] });
      await ledger.link({ parentId: 'q', childId: 't' });
      await ledger.claim({ taskId: 'q', claimant: 'ada' });
      await ledger.complete({ taskId: 'done' });
      expect(await explained('t')).toMatchObject({
        status: 'todo',
        ready: false,
        reason: { _tag: 'parents_not_done', open: 2, total: 3 },
        events: ['created p', 'created t', 'linked t', 'claimed q'],
      });
    });

    it.each([
      ['held', { _tag: 'already_claimed', claimant: 'ada', fence: 1 }, ['claimed t']],
      ['scheduled', { _tag: 'scheduled' }, ['scheduled t']],
      ['blocked', { _tag: 'blocked', kind: 'k' }, ['blocked t']],
      ['done', { _tag: 'terminal', status: 'done' }, ['completed t']],
      ['cancelled', { _tag: 'terminal', status: 'cancelled' }, ['cancelled t']],
      ['in triage', { _tag: 'not_ready', status: 'triage' }, ['triaged t']],
      ['archived', { _tag: 'archived' }, ['archived t']],
    ])('says of a task that is %s why, and by which event', async (state, reason, events) => {
      const { ledger, clock } = fresh();
      await ledger.create({ id: 't', title: 't' });
      if (state === 'held') await ledger.claim({ taskId: 't', claimant: 'ada', leaseMs: 10 });
      if (state === 'held') await ledger.comment({ taskId: 't', text: 'working on it' });
      if (state === 'scheduled') await ledger.schedule({ taskId: 't', runAt: clock.now + 10 });
      if (state === 'blocked') await ledger.block({ taskId: 't', kind: 'k' });
      if (state === 'done') await ledger.complete({ taskId: 't' });
      if (state === 'cancelled') await ledger.cancel({ taskId: 't' });
      if (state === 'in triage') await ledger.triage({ taskId: 't' });
      if (state === 'archived') await ledger.archive({ taskId: 't' });
      if (state === 'archived') await ledger.comment({ taskId: 't', text: 'hidden' });
      expect(await explained('t')).toMatchObject({ ready: false, reason, events, wakes: null });
    });

    it('says what the next claimer would find out first', async () => {
      const { ledger, clock } = fresh();
      await ledger.create({ id: 'held', title: 'h' });
      await ledger.create({ id: 'waits', title: 'w', runAt: clock.now + 10 });
      await ledger.create({ id: 'waits-below', title: 'w', runAt: clock.now + 10, parents: ['held'] });
      await ledger.claim({ taskId: 'held', claimant: 'ada', leaseMs: 10 });
      const head = await ledger.head();
      clock.pass(10);
      expect(await explained('held')).toMatchObject({ status: 'running', ready: true, wakes: 'reclaimed' });
      expect(await explained('waits')).toMatchObject({
        status: 'scheduled',
        ready: true,
        wakes: 'became_due',
      });
      expect(await explained('waits-below')).toMatchObject({
        ready: false,
        reason: { _tag: 'parents_not_done' },
        wakes: 'became_due',
      });
      expect(await ledger.head()).toBe(head);
    });

    it('says of a task whose third worker fell silent that it would be given up', async () => {
      const { ledger, clock } = fresh();
      await ledger.create({ id: 't', title: 't' });
      for (let i = 0; i < 3; i += 1) {
        await ledger.claim({ taskId: 't', claimant: 'ada', leaseMs: 1 });
        clock.pass(1);
      }
      expect(await explained('t')).toMatchObject({
        status: 'running',
        ready: false,
        reason: { _tag: 'blocked', kind: 'gave_up' },
        wakes: 'reclaimed',
      });
    });

    it('names the first 64 of many open parents', async () => {
      const { ledger } = fresh();
      const ids = Array.from({ length: 70 }, (_, i) => `p${i}`);
      await ledger.createGraph({ tasks: ids.map((id) => ({ id, title: id })) });
      await ledger.create({ id: 't', title: 't', parents: ids });
      const told = await ledger.explainReady('t');
      expect(told).toMatchObject({ ready: false, reason: { open: 70, total: 70 } });
      expect(told?.events).toHaveLength(65);
    });

    it('is told of an archived task that is long since hidden', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      await ledger.archive({ taskId: 't' });
      await ledger.unarchive({ taskId: 't' });
      await ledger.archive({ taskId: 't' });
      const position = await ledger.head();
      await ledger.comment({ taskId: 't', text: 'so what' });
      expect((await ledger.explainReady('t'))?.events.map(({ stored }) => stored.position)).toEqual([
        position,
      ]);
    });
  });
};
