import type { Ledger } from '../../../src/index';
import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

const live = async (ledger: Ledger, tasks: number): Promise<void> => {
  await ledger.createGraph({
    tasks: Array.from({ length: tasks }, (_, i) => ({
      id: `t${i}`,
      title: `t${i}`,
      parents: i < 2 ? [] : [`t${i >> 1}`, `t${(i / 3) | 0}`],
    })),
  });
  for (;;) {
    const next = await ledger.claimNext({ claimant: 'ada', limit: 10 });
    if (next._tag !== 'ClaimedNext') break;
    const [first] = next.claims;
    if (first !== undefined) await ledger.release({ taskId: first.id, fence: first.fence });
    await Promise.all(
      next.claims.slice(1).map(({ id, fence }) => ledger.complete({ taskId: id, fence, result: { id } })),
    );
    if (first !== undefined) await ledger.complete({ taskId: first.id });
  }
};

export const verifying = (newPlace: NewPlace): void => {
  describe('verifying and rebuilding', () => {
    const fresh = freshLedger(newPlace);

    it('find nothing wrong with what the ledger wrote, and tell the root', async () => {
      const { ledger } = fresh();
      await live(ledger, 60);
      const report = await ledger.verify();
      expect(report).toEqual({
        valid: true,
        ledgerId: ledger.id,
        events: await ledger.head(),
        contentsExamined: true,
        root: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        mismatches: [],
        broken: [],
        drift: [],
      });
      expect(await ledger.rebuild()).toEqual({ events: await ledger.head(), mended: [] });
      expect(await ledger.verify()).toEqual(report);
    });

    it('find every decision as today it would be made, where that is asked for', async () => {
      const { ledger } = fresh();
      await live(ledger, 40);
      await ledger.create({ id: 'p', title: 'p' });
      await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
      await ledger.claim({ taskId: 'c', claimant: 'bob' });
      await ledger.complete({ taskId: 'p', fence: 7 });
      expect(await ledger.audit()).not.toHaveProperty('decisions');
      const { claims, decisions } = await ledger.audit({ replayDecisions: true });
      const asked = claims.total + 2;
      expect(claims.total).toBeGreaterThanOrEqual(40);
      expect(decisions).toEqual({ asked, same: asked, different: [] });
    });

    it.each(['verify', 'rebuild', 'audit'] as const)(
      'lets the rest of the process have its turn during %s',
      async (long) => {
        const { ledger } = fresh();
        const made = {
          tasks: Array.from({ length: 5_000 }, (_, i) => ({ id: `t${i}`, title: 'some task' })),
        };
        await ledger.createGraph(made);
        let over = false;
        const work = ledger[long]().then(() => (over = true));
        let turns = 0;
        for (; turns < 3; turns += 1) {
          await new Promise((resolve) => setImmediate(resolve));
          if (over) break;
        }
        expect(turns).toBe(3);
        await work;
      },
    );

    it('tell another root after one more event', async () => {
      const { ledger } = fresh();
      const { root } = await ledger.verify();
      await ledger.create({ title: 't' });
      expect((await ledger.verify()).root).not.toBe(root);
    });

    it('tell how far they are, to the end', async () => {
      const { ledger } = fresh();
      await ledger.createGraph({ tasks: Array.from({ length: 2_500 }, (_, i) => ({ title: `t${i}` })) });
      for (const work of ['verify', 'rebuild'] as const) {
        const told: Array<readonly [number, number]> = [];
        await ledger[work]({ onProgress: (done, of) => told.push([done, of]) });
        expect(told.length).toBeGreaterThan(2);
        expect(told.at(-1)).toEqual([2_502, 2_502]);
        const done = told.map(([events]) => events);
        expect([...done].sort((a, b) => a - b)).toEqual(done);
      }
    });
  });
};
