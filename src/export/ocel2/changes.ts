import type { EventKind } from '../../events/catalogue';
import type { Recorded } from '../../events/recorded';
import { titleOf } from '../../projections/title-of';
import { isoTime } from '../iso-time';
import { attemptOf, taskObject } from './objects';
import type { ObjectRef } from './objects';
import type { Value } from './values';

/** The values that an event gives to attributes of an object, null for none; the first ones, where it begins there. */
export interface Change {
  readonly object: ObjectRef;
  readonly begins: boolean;
  readonly values: Readonly<Record<string, Value>>;
}

/** The kinds after which the task's status is what it was. */
const still: ReadonlySet<EventKind> = new Set<EventKind>([
  'linked',
  'unlinked',
  'completion_rejected',
  'lease_extended',
  'failure_rejected',
  'dependency_invalidated',
  'dependency_waived',
  'archived',
  'unarchived',
  'commented',
  'assigned',
  'prioritised',
  'edited',
  'content_erased',
]);

/** Whether an event moves its task; of refused claims only one for an open parent can. */
const moves = ({ stored, event }: Recorded): boolean =>
  event.kind === 'claim_rejected'
    ? event.data.reason._tag === 'parents_not_done' && stored.status === 'todo'
    : !still.has(event.kind);

const ofTask = (recorded: Recorded): Readonly<Record<string, Value>> => {
  const { stored, event, content } = recorded;
  switch (event.kind) {
    case 'created': {
      const { assignee, priority } = event.data;
      return { title: titleOf(content), status: stored.status, assignee, priority };
    }
    case 'assigned':
      return { assignee: event.data.assignee ?? '' };
    case 'prioritised':
      return { priority: event.data.priority };
    case 'edited':
      return { title: titleOf(content) };
    default:
      return moves(recorded) ? { status: stored.status } : {};
  }
};

const ofAttempt = ({ event }: Recorded): Readonly<Record<string, Value>> => {
  switch (event.kind) {
    case 'claimed': {
      const { attempt: number, from, leaseUntil } = event.data;
      return { number, from, leaseUntil: leaseUntil === null ? null : isoTime(leaseUntil) };
    }
    case 'lease_extended':
      return { leaseUntil: isoTime(event.data.leaseUntil) };
    default:
      return { end: event.kind };
  }
};

/** The values that an event gives to attributes of its task and of the attempt at it. */
export const changesOf = (recorded: Recorded): ReadonlyArray<Change> => {
  const { stored, event } = recorded;
  if (stored.taskId === null) return [];
  const task = {
    object: taskObject(stored.taskId),
    begins: event.kind === 'created',
    values: ofTask(recorded),
  };
  const object = attemptOf(recorded);
  if (object === null) return [task];
  return [task, { object, begins: event.kind === 'claimed', values: ofAttempt(recorded) }];
};
