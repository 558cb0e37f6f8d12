import { right } from 'fp-ts/Either';
import { CHILDREN_NAMED } from '../events/cancelled';
import { isTerminal } from '../events/status';
import type { Task } from '../projections/task';
import { changeRefusal, endedAttempt, withReason } from './change';
import { append, appendAll, refuse } from './decision';
import type { BoardView, Handler } from './handler';
import type { NewEvent } from './new-event';
import { allOf, lastStatuses, taskIdOf } from './of-kind';

/** End a task without doing it. Whoever holds it loses it. */
export interface Cancel {
  readonly _tag: 'Cancel';
  readonly taskId: string;
  readonly reason: string | null;
  /** What becomes of its open children: they stay as they are, are cancelled with all their open descendants, or need not wait for it. */
  readonly children: 'keep' | 'cancel' | 'waive';
}

const cancellable = ['triage', 'todo', 'scheduled', 'ready', 'running', 'blocked', 'review'] as const;

const openChildren = (taskId: string, board: BoardView): ReadonlyArray<Task> => {
  const open: Task[] = [];
  for (const childId of board.children(taskId)) {
    const child = board.task(childId);
    if (child !== undefined && !isTerminal(child.status)) open.push(child);
  }
  return open;
};

const cancelled = (task: Task, reason: string | null, board: BoardView): NewEvent => {
  const children = openChildren(task.id, board).map(({ id }) => id);
  return {
    kind: 'cancelled',
    data: { ...endedAttempt(task), openChildren: children.slice(0, CHILDREN_NAMED), open: children.length },
    taskId: task.id,
    status: 'cancelled',
    ...withReason(reason),
  };
};

/** The open children that a cancelling may touch: archived ones stay as they are. */
const shown = (taskId: string, board: BoardView): ReadonlyArray<Task> =>
  openChildren(taskId, board).filter(({ archivedAt }) => archivedAt === null);

/** The descendants of a task that have not ended, each after one that leads to it; one that has ended, or is archived, leads nowhere. */
const openDescendants = (taskId: string, board: BoardView): ReadonlyArray<Task> => {
  const found = new Map<string, Task>();
  const queue = [...shown(taskId, board)];
  for (const task of queue) {
    if (found.has(task.id)) continue;
    found.set(task.id, task);
    for (const child of shown(task.id, board)) queue.push(child);
  }
  return [...found.values()];
};

/** `dependency_waived` on each open child that still waits for the task; none where a cancelled task satisfies. */
const waivers = (taskId: string, reason: string | null, board: BoardView): ReadonlyArray<NewEvent> =>
  board.satisfies('cancelled')
    ? []
    : shown(taskId, board)
        .filter(({ id }) => board.link(taskId, id)?.waived === null)
        .map(({ id, status }) => ({
          kind: 'dependency_waived',
          data: { parentId: taskId },
          taskId: id,
          status,
          causedBy: 0,
          ...withReason(reason),
        }));

export const cancel: Handler<Cancel> = {
  needs: ({ taskId, children }) =>
    children === 'cancel'
      ? { tasks: [taskId], descendants: [taskId] }
      : { tasks: [taskId], children: [taskId] },

  decide: ({ taskId, reason, children }, board) => {
    const task = board.task(taskId);
    if (task === undefined) return refuse(taskId, { _tag: 'unknown_task', taskId });
    const refusal = changeRefusal(task, cancellable);
    if (refusal !== undefined) return refuse(taskId, refusal);
    const first = cancelled(task, reason, board);
    if (children === 'waive') return appendAll([first, ...waivers(taskId, reason, board)]);
    if (children === 'keep') return append(first);
    const rest = openDescendants(taskId, board).map((one) => cancelled(one, reason, board));
    return appendAll([first, ...rest.map((event) => ({ ...event, causedBy: 0 }))]);
  },

  answer: (_command, recorded) => {
    const [first, ...rest] = allOf(recorded, 'cancelled');
    const { openChildren: named, open } = first!.event.data;
    const last = lastStatuses(recorded);
    return right({
      _tag: 'Cancelled',
      id: taskIdOf(first!),
      position: first!.stored.position,
      openChildren: named,
      open,
      cancelled: rest.map(taskIdOf),
      waived: allOf(recorded, 'dependency_waived').map(taskIdOf),
      promoted: allOf(recorded, 'promoted')
        .map(taskIdOf)
        .filter((id) => last.get(id) === 'ready'),
    });
  },
};
