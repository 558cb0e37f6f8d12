import { freshLedger } from '../fresh-ledger';
import { kindsPast } from '../kinds-of';
import { lastEvent, writtenIn } from '../last-event';
import type { NewPlace } from '../place';
import { refused } from '../rejected';

export const waiving = (newPlace: NewPlace): void => {
  describe('waiving', () => {
    const fresh = freshLedger(newPlace);
    const reason = 'it can do without';
    const ask = { parentId: 'p', childId: 'c', reason };
    const two = async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
      return ledger;
    };

    it('lets a child go on without a parent, and every claim names the waiver', async () => {
      const ledger = await two();
      expect(await ledger.waive(ask)).toMatchObject({
        _tag: 'Waived',
        id: 'c',
        parentId: 'p',
        position: 5,
        existed: false,
        promoted: true,
        replayed: false,
      });
      expect(await kindsPast(ledger, 4)).toEqual(['dependency_waived c', 'promoted c']);
      expect(writtenIn((await ledger.events({ from: 5, limit: 1 }))[0]!)).toEqual({ reason });
      const parents = [{ id: 'p', status: 'ready', position: 3, waived: 5 }];
      expect(await ledger.get('c')).toMatchObject({
        status: 'ready',
        parents: 1,
        openParents: 0,
        parentsSeen: parents,
      });
      expect(await ledger.claim({ taskId: 'c', claimant: 'ada' })).toMatchObject({
        parents,
        open: 0,
        total: 1,
      });
      expect(await ledger.complete({ taskId: 'c', fence: 1 })).toMatchObject({ openParents: [] });
      expect(await ledger.verify()).toMatchObject({ valid: true });
    });

    it('says of a waiver that stands already where it was made, and writes nothing', async () => {
      const ledger = await two();
      await ledger.waive(ask);
      const head = await ledger.head();
      expect(await ledger.waive({ ...ask, reason: 'another' })).toMatchObject({
        _tag: 'Waived',
        position: 5,
        existed: true,
        promoted: false,
      });
      expect(await ledger.head()).toBe(head);
    });

    it('makes nothing ready while another parent is open', async () => {
      const ledger = await two();
      await ledger.create({ id: 'q', title: 'q' });
      await ledger.link({ parentId: 'q', childId: 'c' });
      expect(await ledger.waive(ask)).toMatchObject({ promoted: false });
      expect(await ledger.get('c')).toMatchObject({ status: 'todo', openParents: 1, parents: 2 });
      expect(await ledger.complete({ taskId: 'q' })).toMatchObject({ promoted: ['c'] });
    });

    it('ends with the link: linked again, the child waits again', async () => {
      const ledger = await two();
      await ledger.waive(ask);
      await ledger.unlink({ parentId: 'p', childId: 'c' });
      expect(await ledger.link({ parentId: 'p', childId: 'c' })).toMatchObject({
        existed: false,
        demoted: true,
      });
      expect(await ledger.get('c')).toMatchObject({
        status: 'todo',
        openParents: 1,
        parentsSeen: [{ id: 'p', status: 'ready', position: 3 }],
      });
      expect(await ledger.verify()).toMatchObject({ valid: true });
    });

    it('outlasts a parent that is done and reopened, which the child never hears of', async () => {
      const ledger = await two();
      await ledger.waive(ask);
      expect(await ledger.complete({ taskId: 'p' })).toMatchObject({ promoted: [] });
      expect(await ledger.reopen({ taskId: 'p', reason })).toMatchObject({ demoted: [], invalidated: [] });
      expect(await ledger.get('c')).toMatchObject({ status: 'ready', openParents: 0 });
      expect((await lastEvent(ledger, 'c')).event.kind).toBe('promoted');
    });

    it('is refused where it cannot be, without an event', async () => {
      const ledger = await two();
      for (const id of ['loose', 'done', 'hidden']) await ledger.create({ id, title: id });
      for (const childId of ['done', 'hidden']) await ledger.link({ parentId: 'p', childId });
      await ledger.complete({ taskId: 'done' });
      await ledger.archive({ taskId: 'hidden' });
      const head = await ledger.head();
      const waive = (childId: string, parentId = 'p') => ledger.waive({ parentId, childId, reason });
      expect(await waive('loose')).toMatchObject(
        refused({ _tag: 'not_linked', parentId: 'p', childId: 'loose' }),
      );
      expect(await waive('done')).toMatchObject(refused({ _tag: 'terminal', status: 'done' }));
      expect(await waive('hidden')).toMatchObject(refused({ _tag: 'archived' }));
      expect(await waive('ghost')).toMatchObject(refused({ _tag: 'unknown_task', taskId: 'ghost' }));
      expect(await waive('c', 'ghost')).toMatchObject(refused({ _tag: 'unknown_task', taskId: 'ghost' }));
      expect(await ledger.head()).toBe(head);
    });
  });
};
