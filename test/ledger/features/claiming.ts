import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

export const claiming = (newPlace: NewPlace): void => {
  describe('claiming', () => {
    const fresh = freshLedger(newPlace);

    it('gives a ready task to the first who asks, with what it was made with', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 'dig', data: { depth: 2 } });
      expect(await ledger.claim({ taskId: 't', claimant: 'ada' })).toMatchObject({
        _tag: 'Claimed',
        id: 't',
        title: 'dig',
        data: { depth: 2 },
        result: null,
        failures: 0,
        claimant: 'ada',
        fence: 1,
        attempt: 1,
        leaseUntil: expect.any(Number) as number,
        from: 'ready',
        parents: [],
        open: 0,
        total: 0,
        stands: true,
      });
      expect(await ledger.get('t')).toMatchObject({ status: 'running', claimant: 'ada', fence: 1 });
      expect(await ledger.claim({ taskId: 't', claimant: 'bob' })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'already_claimed', claimant: 'ada', fence: 1 },
      });
    });

    it('is refused while a parent is open, and the refusal is an event with its evidence', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
      const refused = await ledger.claim({ taskId: 'c', claimant: 'ada' });
      const evidence = { parents: [{ id: 'p', status: 'ready', position: 3 }], open: 1, total: 1 };
      expect(refused).toMatchObject({
        _tag: 'Rejected',
        id: 'c',
        reason: { _tag: 'parents_not_done', ...evidence },
        position: 5,
        repeated: false,
      });
      expect((await ledger.history('c')).at(-1)).toMatchObject({
        stored: { position: 5, version: 2, status: 'todo', actor: 'ada' },
        event: {
          kind: 'claim_rejected',
          data: { claimant: 'ada', reason: { _tag: 'parents_not_done' }, ...evidence },
        },
      });
      expect(await ledger.get('c')).toMatchObject({ status: 'todo', claimant: null });
    });

    it('says of a refusal that stands already where it was recorded, and writes nothing', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
      await ledger.claim({ taskId: 'c', claimant: 'ada' });
      const head = await ledger.head();
      expect(await ledger.claim({ taskId: 'c', claimant: 'ada' })).toMatchObject({
        _tag: 'Rejected',
        repeated: true,
        position: head,
      });
      expect(await ledger.head()).toBe(head);
    });

    it('is refused for a task that is not there, without an event', async () => {
      const { ledger } = fresh();
      expect(await ledger.claim({ taskId: 'ghost', claimant: 'ada' })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'unknown_task', taskId: 'ghost' },
        position: null,
      });
      expect(await ledger.head()).toBe(2);
    });

    it('can be given back by who holds the task, and only so', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      await ledger.claim({ taskId: 't', claimant: 'ada' });
      expect(await ledger.release({ taskId: 't', claimant: 'bob' })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'held', claimant: 'ada', fence: 1 },
      });
      expect(await ledger.release({ taskId: 't', claimant: 'ada', fence: 2 })).toMatchObject({
        _tag: 'Rejected',
        reason: { _tag: 'held' },
      });
      expect(await ledger.release({ taskId: 't', fence: 1, reason: 'lunch' })).toMatchObject({
        _tag: 'Released',
        id: 't',
        claimant: 'ada',
        fence: 1,
        status: 'ready',
      });
      expect(await ledger.get('t')).toMatchObject({ status: 'ready', claimant: null, attempts: 1 });
      const released = (await ledger.history('t')).at(-1);
      expect(JSON.parse(released?.content?.content ?? 'null')).toEqual({ reason: 'lunch' });
      expect(await ledger.claim({ taskId: 't', claimant: 'bob' })).toMatchObject({
        _tag: 'Claimed',
        fence: 2,
        attempt: 2,
      });
    });

    it('names 64 of many parents, open ones first, and counts them all', async () => {
      const { ledger } = fresh();
      const ids = Array.from({ length: 70 }, (_, i) => `p${i}`);
      await ledger.createGraph({ tasks: ids.map((id) => ({ id, title: id })) });
      await ledger.create({ id: 'c', title: 'c', parents: ids });
      await ledger.complete({ taskId: 'p0' });
      const refused = await ledger.claim({ taskId: 'c', claimant: 'ada' });
      expect(refused).toMatchObject({ reason: { _tag: 'parents_not_done', open: 69, total: 70 } });
      const { parents } = (refused as unknown as { readonly reason: { readonly parents: { id: string }[] } })
        .reason;
      expect(parents.map(({ id }) => id)).toEqual(ids.slice(1).sort().slice(0, 64));
    });
  });
};
