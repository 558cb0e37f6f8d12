import { EventEmitter, once } from 'node:events';
import { Logger, makeWorkerUtils, run as startRunner } from 'graphile-worker';
import type { WorkerUtils } from 'graphile-worker';
import { taskOf } from '../../commands/workload';
import type { Errand, Instance, PostgresContender } from './contender';

const TASK = 'bench';
const BATCH = 100;
const QUEUE_SIZE = 500;

const logger = new Logger(() => () => undefined);

const addBatch = async (utils: WorkerUtils, first: number, size: number): Promise<void> => {
  const jobs = Array.from({ length: size }, (_, i) => ({ identifier: TASK, payload: taskOf(first + i) }));
  await utils.addJobs(jobs);
};

const addAll = async (utils: WorkerUtils, first: number, count: number, batch: number): Promise<void> => {
  for (let done = 0; done < count; done += batch) {
    if (batch === 1) await utils.addJob(TASK, taskOf(first + done));
    else await addBatch(utils, first + done, Math.min(batch, count - done));
  }
};

/** As many jobs at a time as are in flight; with more than one, the local queue and the grouped completions that its documentation advises. */
const presetOf = (width: number) => ({
  worker: {
    concurrentJobs: width,
    logger,
    ...(width > 1 ? { localQueue: { size: QUEUE_SIZE }, completeJobBatchDelay: 0 } : {}),
  },
});

const working = ({ url: connectionString, width }: Errand): Instance => ({
  run: async (_first, count) => {
    let left = count;
    const tasks = new EventEmitter();
    const finished = once(tasks, 'finished');
    const taskList = {
      [TASK]: () => {
        left -= 1;
        if (left === 0) tasks.emit('finished');
      },
    };
    const runner = await startRunner({
      connectionString,
      taskList,
      noHandleSignals: true,
      preset: presetOf(width),
    });
    await finished;
    // Until the last completions are written.
    await runner.stop();
  },
  close: async () => undefined,
});

const adding = async ({ url: connectionString, width }: Errand): Promise<Instance> => {
  const utils = await makeWorkerUtils({ connectionString, logger });
  return {
    run: (first, count) => addAll(utils, first, count, width === 1 ? 1 : BATCH),
    close: async () => utils.release(),
  };
};

/** graphile-worker by `addJob` (`addJobs` for 100 at a time) and its own runner. */
export const graphileWorker: PostgresContender = {
  seedName: 'graphile-worker',
  // What its local queues have taken beyond the count is not missing to another process.
  seed: async (connectionString, tasks) => {
    const utils = await makeWorkerUtils({ connectionString, logger });
    await utils.migrate();
    await addAll(utils, 0, tasks + 4 * QUEUE_SIZE, BATCH);
    await utils.release();
  },
  open: async (errand) => {
    if (errand.deed === 'create') return adding(errand);
    if (errand.deed === 'pair') return working(errand);
    throw new Error(`graphile-worker has no ${errand.deed}`);
  },
};
