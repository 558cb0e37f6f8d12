import { freshLedger } from '../fresh-ledger';
import { lastEvent, writtenIn } from '../last-event';
import type { NewPlace } from '../place';
import { refused } from '../rejected';

export const erasing = (newPlace: NewPlace): void => {
  describe('erasing', () => {
    const fresh = freshLedger(newPlace);
    const reason = 'it was private';
    /** A task with content at 3, 5, 6, 7 and 8, and none at 4. */
    const written = async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 'secret', data: { secret: 1 } });
      await ledger.claim({ taskId: 't', claimant: 'ada' });
      await ledger.comment({ taskId: 't', text: 'a secret' });
      await ledger.edit({ taskId: 't', title: 'another secret' });
      await ledger.complete({ taskId: 't', fence: 1, result: 'the secret' });
      await ledger.reopen({ taskId: 't', reason: 'a secret reason' });
      await ledger.complete({ taskId: 't' });
      return ledger;
    };

    it('takes away all that was written about a task, and says so', async () => {
      const ledger = await written();
      const before = await ledger.events({ from: 3 });
      const root = (await ledger.verify()).events;
      expect(await ledger.erase({ taskId: 't', reason, actor: 'clerk' })).toMatchObject({
        _tag: 'Erased',
        id: 't',
        position: 10,
        positions: [3, 5, 6, 7, 8],
        replayed: false,
      });
      const task = await ledger.get('t');
      expect(task).toMatchObject({
        title: null,
        data: null,
        result: null,
        status: 'done',
        erased: { position: 10, by: 'clerk', at: expect.any(Number) as number },
      });
      expect((await ledger.list()).tasks[0]).toMatchObject({ title: null, data: null, erased: task?.erased });
      for (const events of [await ledger.events({ from: 3 }), await ledger.history('t')]) {
        expect(events.slice(0, -1).map(({ stored }) => stored)).toEqual(before.map(({ stored }) => stored));
        const told = events
          .slice(0, -1)
          .map(({ content, erased }) => `${content?.content ?? null} ${erased}`);
        const [kept, gone] = ['null null', 'null 10'];
        expect(told).toEqual([gone, kept, gone, gone, gone, gone, kept]);
      }
      const erasure = await lastEvent(ledger, 't');
      expect(erasure.event).toEqual({ kind: 'content_erased', data: { positions: [3, 5, 6, 7, 8] } });
      expect(writtenIn(erasure)).toEqual({ reason });
      expect(await ledger.verify()).toMatchObject({ valid: true, events: root + 1 });
      expect(await ledger.audit()).toMatchObject({ valid: true, findings: [] });
      expect(await ledger.rebuild()).toMatchObject({ mended: [] });
    });

    it('takes away what one event says, and leaves the rest', async () => {
      const ledger = await written();
      expect(await ledger.erase({ position: 5, reason })).toMatchObject({ id: 't', positions: [5] });
      expect(await ledger.get('t')).toMatchObject({ title: 'another secret', data: { secret: 1 } });
      expect(await ledger.erase({ position: 3, reason })).toMatchObject({ positions: [3] });
      expect(await ledger.get('t')).toMatchObject({
        title: 'another secret',
        data: null,
        erased: { position: 11 },
      });
      expect(await ledger.erase({ position: 6, reason })).toMatchObject({ positions: [6] });
      expect(await ledger.get('t')).toMatchObject({ title: null, data: null });
      const [comment] = (await ledger.history('t')).filter(({ event }) => event.kind === 'commented');
      expect(comment).toMatchObject({ content: null, erased: 10 });
      expect(await ledger.verify()).toMatchObject({ valid: true });
      expect(await ledger.rebuild()).toMatchObject({ mended: [] });
    });

    it('goes on to what was not yet erased, and has nothing left to do then', async () => {
      const ledger = await written();
      await ledger.erase({ position: 5, reason });
      expect(await ledger.erase({ taskId: 't', reason })).toMatchObject({ positions: [3, 6, 7, 8] });
      const head = await ledger.head();
      const nothing = refused({ _tag: 'nothing_to_erase' });
      expect(await ledger.erase({ taskId: 't', reason })).toMatchObject(nothing);
      expect(await ledger.erase({ position: 3, reason })).toMatchObject(nothing);
      expect(await ledger.erase({ position: 4, reason })).toMatchObject(nothing);
      expect(await ledger.head()).toBe(head);
    });

    it('takes away the reason of an erasure only where that very event is named', async () => {
      const ledger = await written();
      await ledger.erase({ taskId: 't', reason: 'too much said here as well' });
      expect(await ledger.erase({ position: 10, reason })).toMatchObject({ positions: [10] });
      expect((await ledger.events({ from: 10, limit: 1 }))[0]).toMatchObject({ content: null, erased: 11 });
      expect(await ledger.verify()).toMatchObject({ valid: true });
      expect(await ledger.rebuild()).toMatchObject({ mended: [] });
    });

    it('leaves a task that goes on, and can be written about anew', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 'secret', data: 7 });
      await ledger.erase({ taskId: 't', reason });
      expect(await ledger.claim({ taskId: 't', claimant: 'ada' })).toMatchObject({ title: null, data: null });
      await ledger.edit({ taskId: 't', title: 'harmless' });
      expect(await ledger.get('t')).toMatchObject({ title: 'harmless', data: null, erased: { position: 4 } });
      expect((await ledger.list({ title: 'harm' })).tasks).toHaveLength(1);
      expect((await ledger.list({ title: 'secret' })).tasks).toEqual([]);
      expect(await ledger.verify()).toMatchObject({ valid: true });
      expect(await ledger.rebuild()).toMatchObject({ mended: [] });
    });

    it('leaves the first outcomes of commands as they were', async () => {
      const { ledger } = fresh();
      const asked = { id: 't', title: 'secret', commandId: 'make' };
      const first = await ledger.create(asked);
      const claim = { taskId: 't', claimant: 'ada', commandId: 'take' };
      await ledger.claim(claim);
      await ledger.erase({ taskId: 't', reason });
      expect(await ledger.create(asked)).toEqual({ ...first, replayed: true });
      expect(await ledger.claim(claim)).toMatchObject({
        title: null,
        data: null,
        replayed: true,
        stands: true,
      });
    });

    it('touches nothing of other tasks', async () => {
      const ledger = await written();
      await ledger.create({ id: 'u', title: 'kept', data: 'kept', parents: ['t'] });
      const before = await ledger.history('u');
      await ledger.erase({ taskId: 't', reason });
      expect(await ledger.history('u')).toEqual(before);
      expect(await ledger.get('u')).toMatchObject({ title: 'kept', data: 'kept', erased: null });
    });

    it('is refused for what is not there, without an event', async () => {
      const { ledger } = fresh();
      expect(await ledger.erase({ taskId: 'ghost', reason })).toMatchObject(
        refused({ _tag: 'unknown_task', taskId: 'ghost' }),
      );
      for (const position of [1, 2, 3, 2 ** 53 - 1]) {
        expect(await ledger.erase({ position, reason })).toMatchObject(
          refused({ _tag: 'unknown_event', position }),
        );
      }
      expect(await ledger.head()).toBe(2);
    });

    it('is done in one go with what is written beside it', async () => {
      const ledger = await written();
      const [commented, erased, again] = await Promise.all([
        ledger.comment({ taskId: 't', text: 'one more secret' }),
        ledger.erase({ taskId: 't', reason }),
        ledger.comment({ taskId: 't', text: 'said later' }),
      ]);
      expect(commented).toMatchObject({ position: 10 });
      expect(erased).toMatchObject({ positions: [3, 5, 6, 7, 8, 10], position: 11 });
      expect(again).toMatchObject({ position: 12 });
      expect(writtenIn(await lastEvent(ledger, 't'))).toEqual({ text: 'said later' });
      expect(await ledger.verify()).toMatchObject({ valid: true });
    });
  });
};
