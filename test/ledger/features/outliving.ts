import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

/** What a store can show only where a ledger outlives its handle: memory is left out. */
export const outliving = (newPlace: NewPlace): void => {
  if (!newPlace().lasting) return;
  describe('that outlives its handle', () => {
    const fresh = freshLedger(newPlace);

    it('is there again, as it was', async () => {
      const { ledger, place } = fresh();
      await ledger.create({ id: 'p', title: 'p', data: { n: 1 } });
      await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
      const before = { tasks: await ledger.list(), events: await ledger.events(), id: ledger.id };
      await ledger.close();
      const again = await place.open({ create: false });
      expect({ tasks: await again.list(), events: await again.events(), id: again.id }).toEqual(before);
      expect(await again.verify()).toMatchObject({ valid: true });
      await again.close();
    });

    it('keeps the outcomes of commands', async () => {
      const { ledger, place } = fresh();
      const created = await ledger.create({ title: 't', commandId: 'once' });
      await ledger.close();
      const again = await place.open();
      expect(await again.create({ title: 't', commandId: 'once' })).toEqual({ ...created, replayed: true });
      expect(await again.create({ title: 'u', commandId: 'once' })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'command_id_reused' },
      });
      await again.close();
    });

    it('keeps its policy, and refuses an opening under another', async () => {
      const place = newPlace();
      const first = await place.open({ satisfiedBy: ['done', 'cancelled'] });
      await first.close();
      await expect(place.open({ satisfiedBy: ['done'] })).rejects.toMatchObject({
        _tag: 'InvalidInput',
        field: 'openLedger.satisfiedBy',
      });
      const again = await place.open();
      expect((await again.events())[0]?.event).toMatchObject({
        data: { satisfiedBy: ['done', 'cancelled'] },
      });
      expect(await again.verify()).toMatchObject({ valid: true });
      await again.close();
      await place.remove();
    });

    it('has each handle that writes join with its first event, and none that only reads', async () => {
      const { ledger, place } = fresh();
      const second = await place.open();
      await second.list();
      await second.claimNext({ claimant: 'ada' });
      expect(await ledger.head()).toBe(2);
      await second.create({ id: 't', title: 't' });
      expect(
        (await ledger.events({ from: 3 })).map(({ stored, event }) => [event.kind, stored.writer]),
      ).toEqual([
        ['writer_joined', 3],
        ['created', 3],
      ]);
      await second.close();
    });

    it('shows other handles everything that was answered, at once', async () => {
      const { ledger, place } = fresh();
      const other = await place.open({ readOnly: true });
      for (let i = 0; i < 30; i += 1) {
        await ledger.create({ id: `t${i}`, title: 't' });
        expect((await other.get(`t${i}`))?.status).toBe('ready');
        expect((await other.history(`t${i}`)).length).toBe(1);
      }
      await other.close();
    });

    it('gives a task to one of many who ask through handles of their own', async () => {
      const { ledger, place } = fresh();
      const handles = await Promise.all([place.open(), place.open(), place.open()]);
      await ledger.createGraph({
        tasks: Array.from({ length: 30 }, (_, i) => ({ id: `t${i}`, title: 't' })),
      });
      const claimed: string[] = [];
      await Promise.all(
        handles.map(async (handle, n) => {
          for (let i = 0; i < 30; i += 1) {
            const outcome = await handle.claim({ taskId: `t${i}`, claimant: `w${n}` });
            if (outcome._tag === 'Claimed') claimed.push(outcome.id);
          }
        }),
      );
      expect(claimed).toHaveLength(30);
      expect(new Set(claimed).size).toBe(30);
      expect(await ledger.verify()).toMatchObject({ valid: true });
      await Promise.all(handles.map((handle) => handle.close()));
    });

    it('opened for reading only refuses every command, and reads everything', async () => {
      const { ledger, place } = fresh();
      await ledger.create({ id: 't', title: 't' });
      const reader = await place.open({ readOnly: true });
      const readOnly = { _tag: 'LedgerFault', fault: { _tag: 'ReadOnly' } };
      await expect(reader.create({ title: 'u', commandId: 'c' })).rejects.toMatchObject({
        ...readOnly,
        commandId: 'c',
      });
      await expect(reader.claimNext({ claimant: 'ada' })).rejects.toMatchObject(readOnly);
      expect((await reader.list()).tasks).toHaveLength(1);
      expect(await reader.verify()).toMatchObject({ valid: true });
      expect(await reader.rebuild()).toMatchObject({ mended: [] });
      await reader.close();
      expect(await ledger.head()).toBe(3);
    });

    it('is not made where it was not asked for', async () => {
      const place = newPlace();
      await expect(place.open({ create: false })).rejects.toMatchObject({ fault: { _tag: 'NotALedger' } });
      await expect(place.open({ readOnly: true })).rejects.toMatchObject({ fault: { _tag: 'NotALedger' } });
      await place.remove();
    });
  });
};
