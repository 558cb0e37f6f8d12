import { right } from 'fp-ts/Either';
import type { Json } from '../events/json';
import { isTerminal } from '../events/status';
import type { TaskStatus } from '../events/status';
import type { Task } from '../projections/task';
import type { AnyChanged, ChangeTag, Reason } from './answer';
import { attemptRefusal } from './attempt-refusal';
import type { Presented } from './attempt-refusal';
import { append, refuse } from './decision';
import type { BoardView, Handler } from './handler';
import type { NewEvent, NewEventOf } from './new-event';
import { firstOf, taskIdOf } from './of-kind';
import type { Terms } from './terms';

/** Why a change that is possible from some statuses is refused, the first reason that holds; undefined where none does. */
export const changeRefusal = (
  task: Task,
  from: ReadonlyArray<TaskStatus>,
  presented: Presented | null = null,
): Reason | undefined => {
  const { status, attempt } = task;
  if (presented !== null && (attempt !== null || presented.fence !== null)) {
    const refusal = attemptRefusal(task, presented);
    if (refusal !== undefined) return refusal;
  }
  if (task.archivedAt !== null) return { _tag: 'archived' };
  if (isTerminal(status) && !from.includes(status)) return { _tag: 'terminal', status };
  return from.includes(status) ? undefined : { _tag: 'wrong_status', status, from };
};

/** The attempt that an event ends, as the event names it. */
export const endedAttempt = ({
  attempt,
}: Task): { readonly claimant: string | null; readonly fence: number | null } => ({
  claimant: attempt?.claimant ?? null,
  fence: attempt?.fence ?? null,
});

/** A free reason as content, where there is one. */
export const withReason = (reason: string | null): { readonly content?: Json } =>
  reason === null ? {} : { content: { reason } };

type EventOfChange<K extends NewEvent['kind']> = Pick<NewEventOf<K>, 'data' | 'content' | 'status'>;

/** A change of one task that comes to one event. */
interface ChangeSpec<C, K extends NewEvent['kind'], T extends ChangeTag> {
  readonly kind: K;
  readonly tag: T;
  readonly refusal: (command: C, task: Task) => Reason | undefined;
  readonly event: (command: C, task: Task, board: BoardView, terms: Terms) => EventOfChange<K>;
}

/** The command that makes a change. */
export const change = <
  C extends { readonly taskId: string },
  K extends NewEvent['kind'],
  T extends ChangeTag,
>({
  kind,
  tag,
  refusal,
  event,
}: ChangeSpec<C, K, T>): Handler<C> => ({
  needs: ({ taskId }) => ({ tasks: [taskId] }),

  decide: (command, board, terms) => {
    const { taskId } = command;
    const task = board.task(taskId);
    if (task === undefined) return refuse(taskId, { _tag: 'unknown_task', taskId });
    const reason = refusal(command, task);
    if (reason !== undefined) return refuse(taskId, reason);
    return append({ kind, taskId, ...event(command, task, board, terms) } as NewEvent);
  },

  answer: (_command, recorded) => {
    const changed = firstOf(recorded, kind)!;
    const { position, status } = changed.stored;
    const answer = { _tag: tag, id: taskIdOf(changed), position, status: status ?? 'todo' };
    return right(answer as AnyChanged);
  },
});
