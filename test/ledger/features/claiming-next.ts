import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

const idsOf = (outcome: object): ReadonlyArray<string> =>
  'claims' in outcome ? (outcome.claims as ReadonlyArray<{ id: string }>).map(({ id }) => id) : [];

export const claimingNext = (newPlace: NewPlace): void => {
  describe('claiming the next task', () => {
    const fresh = freshLedger(newPlace);
    const board = async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'old', title: 'old' });
      await ledger.create({ id: 'young', title: 'young', assignee: 'bob' });
      await ledger.create({ id: 'urgent', title: 'urgent', priority: 5, assignee: 'ada' });
      await ledger.create({ id: 'later', title: 'later', priority: -1 });
      await ledger.create({ id: 'waits', title: 'waits', priority: 9, parents: ['later'] });
      return ledger;
    };

    it('gives the highest priority first, then the oldest, and never one that waits', async () => {
      const ledger = await board();
      const taken: string[] = [];
      for (let i = 0; i < 4; i += 1) taken.push(...idsOf(await ledger.claimNext({ claimant: 'ada' })));
      expect(taken).toEqual(['urgent', 'old', 'young', 'later']);
      expect(await ledger.claimNext({ claimant: 'ada' })).toMatchObject({ _tag: 'NoneReady' });
    });

    it('gives as many as were asked for, and as there are', async () => {
      const ledger = await board();
      expect(idsOf(await ledger.claimNext({ claimant: 'ada', limit: 2 }))).toEqual(['urgent', 'old']);
      expect(idsOf(await ledger.claimNext({ claimant: 'ada', limit: 1_000 }))).toEqual(['young', 'later']);
    });

    it('gives only tasks of the assignee that was asked for', async () => {
      const ledger = await board();
      expect(idsOf(await ledger.claimNext({ claimant: 'x', assignee: 'bob', limit: 9 }))).toEqual(['young']);
      expect(await ledger.claimNext({ claimant: 'x', assignee: 'bob' })).toMatchObject({ _tag: 'NoneReady' });
    });

    it('gives each task to one of those who ask together', async () => {
      const ledger = await board();
      const outcomes = await Promise.all(
        ['a', 'b', 'c', 'd', 'e', 'f'].map((claimant) => ledger.claimNext({ claimant })),
      );
      expect(outcomes.flatMap(idsOf).sort()).toEqual(['later', 'old', 'urgent', 'young']);
    });

    it('appends nothing where nothing is ready', async () => {
      const { ledger } = fresh();
      expect(await ledger.claimNext({ claimant: 'ada', commandId: 'none' })).toMatchObject({
        _tag: 'NoneReady',
        commandId: 'none',
        replayed: false,
      });
      expect(await ledger.head()).toBe(2);
    });
  });
};
