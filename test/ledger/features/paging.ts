import type { Ledger } from '../../../src/index';
import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

const walk = async (
  ledger: Ledger,
  filter: { readonly status?: 'ready' },
  between: (page: number) => Promise<unknown>,
): Promise<ReadonlyArray<string>> => {
  const seen: string[] = [];
  let after: string | null | undefined;
  for (let page = 0; after !== null; page += 1) {
    const { tasks, next }: Awaited<ReturnType<Ledger['list']>> = await ledger.list({
      ...filter,
      ...(after === undefined ? {} : { after }),
      limit: 7,
    });
    seen.push(...tasks.map(({ id }) => id));
    await between(page);
    after = next;
  }
  return seen;
};

export const paging = (newPlace: NewPlace): void => {
  describe('paging', () => {
    const fresh = freshLedger(newPlace);
    const forty = Array.from({ length: 40 }, (_, i) => `t${i}`);

    it('visits each task once while tasks are made, claimed and completed in between', async () => {
      const { ledger } = fresh();
      await ledger.createGraph({ tasks: forty.map((id) => ({ id, title: id })) });
      const seen = await walk(ledger, {}, async (page) => {
        if (page < 5) await ledger.create({ id: `new${page}`, title: 'new', priority: 9 });
        await ledger.claimNext({ claimant: 'ada', limit: 3 });
        await ledger.complete({ taskId: `t${page * 8}` });
      });
      expect(seen).toHaveLength(new Set(seen).size);
      expect(new Set(seen)).toEqual(new Set([...forty, 'new0', 'new1', 'new2', 'new3', 'new4']));
    });

    it('visits each task that stays within the filter once while others leave it', async () => {
      const { ledger } = fresh();
      await ledger.createGraph({ tasks: forty.map((id) => ({ id, title: id })) });
      const left = new Set<string>();
      const seen = await walk(ledger, { status: 'ready' }, async (page) => {
        for (const taskId of [`t${page}`, `t${39 - page}`]) {
          await ledger.complete({ taskId });
          left.add(taskId);
        }
      });
      expect(seen).toHaveLength(new Set(seen).size);
      for (const id of forty) if (!left.has(id)) expect(seen).toContain(id);
    });

    it('ends where the last page is full by an empty one', async () => {
      const { ledger } = fresh();
      await ledger.createGraph({ tasks: forty.slice(0, 14).map((id) => ({ id, title: id })) });
      expect(await walk(ledger, {}, () => Promise.resolve())).toEqual(forty.slice(0, 14));
    });

    it('reads the log in pages without a gap, also where contents are large', async () => {
      const { ledger } = fresh();
      const data = 'x'.repeat(1_500_000);
      for (let i = 0; i < 8; i += 1) await ledger.create({ title: 'large', data });
      const positions: number[] = [];
      let pages = 0;
      for (;;) {
        const page = await ledger.events({ from: positions.length + 1, limit: 100 });
        if (page.length === 0) break;
        positions.push(...page.map(({ stored }) => stored.position));
        pages += 1;
      }
      expect(positions).toEqual(Array.from({ length: 10 }, (_, i) => i + 1));
      expect(pages).toBeGreaterThan(1);
    });

    it('reads a history in pages by version', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 't' });
      for (const claimant of ['a', 'b', 'c']) {
        await ledger.claim({ taskId: 't', claimant });
        await ledger.release({ taskId: 't', claimant });
      }
      const first = await ledger.history('t', { limit: 4 });
      const rest = await ledger.history('t', { after: 4 });
      expect([...first, ...rest].map(({ stored }) => stored.version)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    });
  });
};
