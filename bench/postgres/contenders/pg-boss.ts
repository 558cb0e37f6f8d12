import PgBoss from 'pg-boss';
import { taskOf } from '../../commands/workload';
import { inFlight } from '../../in-flight';
import type { Deed, PostgresContender } from './contender';

const QUEUE = 'bench';
const BATCH = 100;

const start = async (connectionString: string): Promise<PgBoss> => {
  const boss = new PgBoss({ connectionString, supervise: false, schedule: false });
  await boss.start();
  return boss;
};

const insert = (boss: PgBoss, first: number, count: number): Promise<void> =>
  boss.insert(Array.from({ length: count }, (_, i) => ({ name: QUEUE, data: taskOf(first + i) })));

const fetch = async (boss: PgBoss, batchSize: number): Promise<string[]> => {
  const jobs = await boss.fetch(QUEUE, { batchSize });
  if (jobs.length !== batchSize) throw new Error(`${jobs.length} jobs were fetched, not ${batchSize}`);
  return jobs.map(({ id }) => id);
};

const inBatches = async (
  count: number,
  one: (first: number, size: number) => Promise<void>,
): Promise<void> => {
  for (let done = 0; done < count; done += BATCH) await one(done, Math.min(BATCH, count - done));
};

const singly: Partial<Record<Deed, (boss: PgBoss, index: number) => Promise<void>>> = {
  create: async (boss, index) => void (await boss.send(QUEUE, taskOf(index))),
  pair: async (boss) => boss.complete(QUEUE, await fetch(boss, 1)),
};

const batched: Partial<Record<Deed, (boss: PgBoss, first: number, size: number) => Promise<void>>> = {
  create: insert,
  pair: async (boss, _first, size) => boss.complete(QUEUE, await fetch(boss, size)),
};

const doing = <One>(ones: Partial<Record<Deed, One>>, deed: Deed): One => {
  const one = ones[deed];
  if (one === undefined) throw new Error(`pg-boss has no ${deed}`);
  return one;
};

/** pg-boss by `send`, `insert`, `fetch` and `complete`: one by one, or, where much is in flight, in batches of 100. */
export const pgBoss: PostgresContender = {
  seedName: 'pg-boss',
  seed: async (url, tasks) => {
    const boss = await start(url);
    await boss.createQueue(QUEUE);
    await inBatches(tasks, (first, size) => insert(boss, first, size));
    await boss.stop({ graceful: false });
  },
  open: async ({ url, deed, width }) => {
    const boss = await start(url);
    return {
      run: (first, count) =>
        width === 1
          ? inFlight(1, count, (index) => doing(singly, deed)(boss, first + index))
          : inBatches(count, (done, size) => doing(batched, deed)(boss, first + done, size)),
      close: () => boss.stop({ graceful: false }),
    };
  },
};
