import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inFlight } from '../in-flight';
import { openLedger } from '../../src';
import { taskOf } from './workload';

/** A ledger file with ready tasks. */
export interface Seed {
  readonly path: string;
  readonly taskIds: ReadonlyArray<string>;
}

const made = new Map<number, Promise<Seed>>();

const make = async (scratch: string, tasks: number): Promise<Seed> => {
  const path = join(scratch, `seed-${tasks}.db`);
  const ledger = await openLedger({ sqlite: path, durability: 'normal', actor: 'bench' });
  const taskIds: string[] = [];
  await inFlight(256, tasks, async (index) => {
    taskIds.push((await ledger.create(taskOf(index))).id ?? '');
  });
  await ledger.close();
  return { path, taskIds };
};

/** Runs `work` on a fresh copy of a ledger that has `tasks` ready tasks, made once for each number. */
export const onSeed = async <A>(
  scratch: string,
  tasks: number,
  work: (seed: Seed) => Promise<A>,
): Promise<A> => {
  const seed = made.get(tasks) ?? make(scratch, tasks);
  made.set(tasks, seed);
  const { path, taskIds } = await seed;
  const copy = join(scratch, 'run.db');
  copyFileSync(path, copy);
  try {
    return await work({ path: copy, taskIds });
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${copy}${suffix}`, { force: true });
  }
};
