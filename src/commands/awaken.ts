import { GAVE_UP, FAILURES_NAMED } from '../events/blocked';
import type { Attempt, Task } from '../projections/task';
import { wayBack } from './gate';
import type { BoardView } from './handler';
import type { NewEvent } from './new-event';
import type { Terms } from './terms';

/** Takes a task back from a holder whose lease has passed; one that was never heard of once too often is given up. */
const reclaim = (
  task: Task,
  { claimant, fence, leaseUntil, heartbeatAt }: Attempt & { readonly leaseUntil: number },
  detectedBy: string,
  board: BoardView,
  { retry, satisfied }: Terms,
): ReadonlyArray<NewEvent> => {
  const { id: taskId } = task;
  const status = wayBack(task, board.parentCounts(taskId), satisfied);
  const data = { claimant, fence, leaseUntil, lastHeartbeatAt: heartbeatAt, detectedBy };
  const reclaimed: NewEvent = { kind: 'reclaimed', data, taskId, status };
  const silent = heartbeatAt === null && retry.reclaims !== null && task.silences + 1 >= retry.reclaims;
  return silent ? [reclaimed, givenUp(task, 0)] : [reclaimed];
};

/** `blocked`, for a task that failed or lost its worker once too often, just after the event at `causedBy` that says so. */
export const givenUp = ({ id: taskId, failurePositions }: Task, causedBy: number): NewEvent => ({
  kind: 'blocked',
  data: { kind: GAVE_UP, claimant: null, fence: null, failures: failurePositions.slice(-FAILURES_NAMED) },
  taskId,
  status: 'blocked',
  causedBy,
});

/** What time has made of an overdue task, as events: its lease had passed, or it became due. */
export const awaken = (
  task: Task,
  detectedBy: string,
  board: BoardView,
  terms: Terms,
): ReadonlyArray<NewEvent> => {
  const { id: taskId, attempt, runAt } = task;
  const leaseUntil = attempt?.leaseUntil ?? null;
  if (attempt !== null && leaseUntil !== null) {
    return reclaim(task, { ...attempt, leaseUntil }, detectedBy, board, terms);
  }
  if (runAt === null) return [];
  const status = wayBack(task, board.parentCounts(taskId), terms.satisfied);
  return [{ kind: 'became_due', data: { runAt }, taskId, status }];
};

/** What time has made of several overdue tasks, one after the other. */
export const awakenAll = (
  tasks: ReadonlyArray<Task>,
  detectedBy: string,
  board: BoardView,
  terms: Terms,
): ReadonlyArray<NewEvent> => {
  const events: NewEvent[] = [];
  for (const task of tasks) {
    const first = events.length;
    for (const event of awaken(task, detectedBy, board, terms)) {
      events.push(event.causedBy === undefined ? event : { ...event, causedBy: first + event.causedBy });
    }
  }
  return events;
};
