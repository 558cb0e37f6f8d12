import type { ForeignLog, MissingRun } from '../../audit/foreign/foreign-log';
import type { Observation } from '../../audit/observation';
import type { HermesBoard } from './rows';

type Missing = Pick<ForeignLog, 'missing' | 'missingBecause' | 'tasksDeleted'>;

/** The ids between 1 and the highest that was ever given out that no event has. */
const runs = ({ events, sequence }: HermesBoard): ReadonlyArray<Omit<MissingRun, 'explained'>> => {
  const found: Omit<MissingRun, 'explained'>[] = [];
  let next = 1;
  for (const { id } of events) {
    if (id > next) found.push({ first: next, last: id - 1 });
    next = id + 1;
  }
  if (sequence !== null && sequence >= next) found.push({ first: next, last: sequence });
  return found;
};

/** Every task that the board names. */
const namedTasks = (
  { links }: HermesBoard,
  observations: ReadonlyArray<Observation>,
): ReadonlySet<string> => {
  const named = new Set<string>();
  for (const { effects } of observations) {
    for (const effect of effects) if ('parentId' in effect) named.add(effect.parentId).add(effect.childId);
  }
  for (const { parentId, childId } of links) named.add(parentId).add(childId);
  return named;
};

/** The first event that is left of each task, and whether it is its creation. */
const beginnings = (
  observations: ReadonlyArray<Observation>,
): ReadonlyMap<string, { readonly position: number; readonly created: boolean }> => {
  const found = new Map<string, { readonly position: number; readonly created: boolean }>();
  for (const { taskId, position, effects } of observations) {
    if (taskId === null || found.has(taskId)) continue;
    found.set(taskId, { position, created: effects.some(({ _tag }) => _tag === 'Created') });
  }
  return found;
};

/**
 * What of the history is not there, and whether the kernel's own ways of losing events account for it: its garbage
 * collection takes events of done and archived tasks from their beginning on, and the deletion of a task takes all of
 * its events and links. A task whose creation is left lost nothing by either.
 */
export const missingHistory = (board: HermesBoard, observations: ReadonlyArray<Observation>): Missing => {
  const begun = beginnings(observations);
  const rows = new Set(board.tasks.map(({ id }) => id));
  const deleted = [...namedTasks(board, observations)].filter((id) => !rows.has(id) && !begun.has(id));
  let collected = 0;
  let before = 0;
  for (const { id, status } of board.tasks) {
    const beginning = begun.get(id);
    const ended = status === 'done' || status === 'archived';
    if (beginning?.created === true || (beginning === undefined && !ended)) continue;
    collected += 1;
    before = Math.max(before, beginning?.position ?? Infinity);
  }
  const tasksDeleted = deleted.length > 0;
  const missing = runs(board).map((run) => ({ ...run, explained: tasksDeleted || run.last < before }));
  const missingBecause = `tasks whose beginning is gone while they are there (done or archived tasks lose their old events): ${collected}; tasks that are named and are not there (deleted with all their events): ${deleted.length}`;
  return { missing, missingBecause, tasksDeleted: tasksDeleted && missing.length > 0 };
};
