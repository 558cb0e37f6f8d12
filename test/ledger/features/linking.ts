import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

const reasonOf = async (asked: Promise<object>) => ((await asked) as { readonly reason?: object }).reason;

export const linking = (newPlace: NewPlace): void => {
  describe('linking', () => {
    const fresh = freshLedger(newPlace);
    const two = async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'c', title: 'c' });
      return ledger;
    };

    it('makes a ready child wait for its new parent, and unlinking makes it ready again', async () => {
      const ledger = await two();
      expect(await ledger.link({ parentId: 'p', childId: 'c' })).toMatchObject({
        _tag: 'Linked',
        id: 'c',
        parentId: 'p',
        existed: false,
        demoted: true,
      });
      expect(await ledger.get('c')).toMatchObject({ status: 'todo', parents: 1, openParents: 1 });
      expect(await ledger.unlink({ parentId: 'p', childId: 'c' })).toMatchObject({
        _tag: 'Unlinked',
        id: 'c',
        promoted: true,
      });
      expect(await ledger.get('c')).toMatchObject({ status: 'ready', parents: 0, openParents: 0 });
      const kinds = (await ledger.history('c')).map(({ event }) => event.kind);
      expect(kinds).toEqual(['created', 'linked', 'demoted', 'unlinked', 'promoted']);
    });

    it('says of a link that stands already where it was made, and writes nothing', async () => {
      const ledger = await two();
      const first = await ledger.link({ parentId: 'p', childId: 'c' });
      const head = await ledger.head();
      const again = await ledger.link({ parentId: 'p', childId: 'c' });
      expect(again).toMatchObject({ _tag: 'Linked', existed: true, binds: null, demoted: false });
      expect(again).toHaveProperty('position', (first as { readonly position: number }).position);
      expect(await ledger.head()).toBe(head);
    });

    it('refuses a link that would close a cycle, and names it', async () => {
      const ledger = await two();
      await ledger.create({ id: 'g', title: 'g', parents: ['c'] });
      await ledger.link({ parentId: 'p', childId: 'c' });
      expect(await ledger.link({ parentId: 'g', childId: 'p' })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'cycle', path: ['p', 'c', 'g', 'p'] },
      });
    });

    it('refuses strangers, a task under itself, and a link that is not there', async () => {
      const ledger = await two();
      const head = await ledger.head();
      expect(await reasonOf(ledger.link({ parentId: 'ghost', childId: 'c' }))).toEqual({
        _tag: 'unknown_task',
        taskId: 'ghost',
      });
      expect(await reasonOf(ledger.link({ parentId: 'p', childId: 'ghost' }))).toEqual({
        _tag: 'unknown_task',
        taskId: 'ghost',
      });
      expect(await reasonOf(ledger.link({ parentId: 'c', childId: 'c' }))).toEqual({
        _tag: 'self_link',
        taskId: 'c',
      });
      expect(await reasonOf(ledger.unlink({ parentId: 'p', childId: 'c' }))).toEqual({
        _tag: 'not_linked',
        parentId: 'p',
        childId: 'c',
      });
      expect(await ledger.head()).toBe(head);
    });

    it('refuses a parent for a started child only where that was asked for', async () => {
      const ledger = await two();
      await ledger.claim({ taskId: 'c', claimant: 'ada' });
      expect(await ledger.link({ parentId: 'p', childId: 'c', ifStarted: 'refuse' })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'started', status: 'running' },
      });
      expect(await ledger.link({ parentId: 'p', childId: 'c' })).toMatchObject({
        _tag: 'Linked',
        demoted: false,
      });
      expect(await ledger.get('c')).toMatchObject({ status: 'running', openParents: 1 });
    });
  });
};
