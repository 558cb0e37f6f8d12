import type { Ledger } from '../../../src/ledger/ledger';
import { readLog } from '../../read-log';
import type { Racer } from '../../racers/racer';
import type { FromDoomed, ToDoomed } from './script';

/**
 * Asks a worker to end (SIGTERM) while it works on a task that takes until then: it must complete that task, take no
 * other although there are some, and end with code 0. Gives what it did otherwise, each in a sentence.
 */
export const drain = async (
  ledger: Ledger,
  name: string,
  worker: Racer<ToDoomed, FromDoomed>,
): Promise<ReadonlyArray<string>> => {
  const { taskId, fence } = await worker.next('Began');
  const how = await worker.end('SIGTERM');
  const log = await readLog(ledger);
  const claims = log.filter(({ event }) => event.kind === 'claimed' && event.data.claimant === name);
  const completed = log.some(
    ({ stored, event }) =>
      event.kind === 'completed' &&
      stored.taskId === taskId &&
      event.data.claimant === name &&
      event.data.fence === fence,
  );
  const left = (await ledger.list({ status: 'ready', limit: 1 })).tasks.length;
  return [
    ...(how === 'code 0' ? [] : [`${name} was asked to end, and ended with ${how}`]),
    ...(completed ? [] : [`${name} was asked to end, and did not complete ${taskId}`]),
    ...(claims.length === 1 ? [] : [`${name} was asked to end, and took ${claims.length - 1} more tasks`]),
    ...(left > 0 ? [] : [`nothing was left that ${name} could have taken`]),
  ];
};
