import type { Recorded } from '../events/recorded';
import type { Task } from '../projections/task';
import type { ParentsSatisfied } from './gate';
import type { BoardView } from './handler';
import type { NewEvent } from './new-event';

/** `promoted`, for a task that waits and has no reason to any more. */
const promotion = (
  taskId: string,
  parentId: string,
  board: BoardView,
  satisfied: ParentsSatisfied,
): ReadonlyArray<NewEvent> =>
  board.task(taskId)?.status === 'todo' && satisfied(board.parentCounts(taskId))
    ? [{ kind: 'promoted', data: { parentId }, taskId, status: 'ready' }]
    : [];

/** `demoted`, for a task that is ready and has a reason to wait. */
const demotion = (
  taskId: string,
  parentId: string,
  board: BoardView,
  satisfied: ParentsSatisfied,
): ReadonlyArray<NewEvent> =>
  board.task(taskId)?.status === 'ready' && !satisfied(board.parentCounts(taskId))
    ? [{ kind: 'demoted', data: { parentId }, taskId, status: 'todo' }]
    : [];

/**
 * What follows from an event that was just applied, of a task that was `before`: what brings the open parents of a `todo`
 * task to none is followed by its `promoted`, what gives a `ready` task an open parent by its `demoted`.
 */
export const consequences = (
  { stored, event }: Recorded,
  before: Task | undefined,
  board: BoardView,
  satisfied: ParentsSatisfied,
): ReadonlyArray<NewEvent> => {
  const { taskId } = stored;
  if (taskId === null) return [];
  if (event.kind === 'linked') return demotion(taskId, event.data.parentId, board, satisfied);
  if (event.kind === 'unlinked' || event.kind === 'dependency_waived') {
    return promotion(taskId, event.data.parentId, board, satisfied);
  }
  const satisfies = board.satisfies(board.task(taskId)?.status);
  if (before === undefined || board.satisfies(before.status) === satisfies) return [];
  const follow = satisfies ? promotion : demotion;
  const events: NewEvent[] = [];
  for (const childId of board.children(taskId)) events.push(...follow(childId, taskId, board, satisfied));
  return events;
};
