import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

const none = {
  triage: 0,
  todo: 0,
  scheduled: 0,
  ready: 0,
  running: 0,
  blocked: 0,
  review: 0,
  done: 0,
  cancelled: 0,
};

export const counts = (newPlace: NewPlace): void => {
  describe('the counts of a board', () => {
    const fresh = freshLedger(newPlace);

    it('are all zero for one that is empty', async () => {
      const { ledger } = fresh();
      expect(await ledger.counts()).toEqual({ tasks: 0, archived: 0, byStatus: none, byAssignee: [] });
    });

    it('tell tasks by status and by assignee, those that are meant for nobody first', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'a', title: 'a', assignee: 'zoe' });
      await ledger.create({ id: 'b', title: 'b', assignee: 'ada', parents: ['a'] });
      await ledger.create({ id: 'c', title: 'c', assignee: 'ada' });
      await ledger.create({ id: 'd', title: 'd' });
      await ledger.create({ id: 'e', title: 'e', triage: true });
      await ledger.claim({ taskId: 'c', claimant: 'w' });
      expect(await ledger.counts()).toEqual({
        tasks: 5,
        archived: 0,
        byStatus: { ...none, ready: 2, todo: 1, running: 1, triage: 1 },
        byAssignee: [
          { assignee: null, byStatus: { ...none, ready: 1, triage: 1 } },
          { assignee: 'ada', byStatus: { ...none, todo: 1, running: 1 } },
          { assignee: 'zoe', byStatus: { ...none, ready: 1 } },
        ],
      });
    });

    it('count archived tasks apart, and nowhere else', async () => {
      const { ledger } = fresh();
      for (const id of ['a', 'b', 'c']) await ledger.create({ id, title: id, assignee: 'ada' });
      for (const taskId of ['a', 'b']) await ledger.archive({ taskId });
      expect(await ledger.counts()).toEqual({
        tasks: 1,
        archived: 2,
        byStatus: { ...none, ready: 1 },
        byAssignee: [{ assignee: 'ada', byStatus: { ...none, ready: 1 } }],
      });
      await ledger.archive({ taskId: 'c' });
      expect(await ledger.counts()).toEqual({ tasks: 0, archived: 3, byStatus: none, byAssignee: [] });
      await ledger.unarchive({ taskId: 'a' });
      expect(await ledger.counts()).toMatchObject({ tasks: 1, archived: 2 });
    });
  });
};
