import { join } from 'node:path';
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { defineQueue } from 'plainjob' with { 'resolution-mode': 'import' };
import { timed } from '../alternate';
import { taskOf } from './workload';
import type { Mode, Runner, Workload } from './workload';

type Queue = ReturnType<typeof defineQueue>;

const TYPE = 'bench';
const silent = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };

const take = (queue: Queue): number => {
  const job = queue.getAndMarkJobAsProcessing(TYPE);
  if (job === undefined || queue.getJobById(job.id) === undefined) throw new Error('no job is pending');
  return job.id;
};

const ones: Readonly<Record<Workload, (queue: Queue, index: number) => void>> = {
  create: (queue, index) => void queue.add(TYPE, taskOf(index)),
  claim: (queue) => void take(queue),
  pair: (queue) => queue.markJobAsDone(take(queue)),
};

/** plainjob, as its own worker uses it: one by one, with the settings that it makes itself (WAL, NORMAL). */
export const plainjob =
  (scratch: string): Runner =>
  async ({ workload, count }: Mode) => {
    const { better, defineQueue: define } = await import('plainjob');
    const path = join(scratch, 'plainjob.db');
    const queue = define({ connection: better(new Database(path)), logger: silent });
    try {
      const jobs = workload === 'create' ? 0 : count;
      if (jobs > 0)
        queue.addMany(
          TYPE,
          Array.from({ length: jobs }, (_, index) => taskOf(index)),
        );
      const one = ones[workload];
      const ms = await timed(() => {
        for (let index = 0; index < count; index += 1) one(queue, index);
      });
      return { operations: count, ms };
    } finally {
      queue.close();
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    }
  };
