import type { StoredDetail, StoredTask } from '../commands/store';
import type { Json } from '../events/json';
import type { ParentSeen } from '../events/parent-seen';
import type { TaskStatus } from '../events/status';
import { contentField } from '../projections/content-field';
import { erasureFromRow } from '../projections/task-row';

/** A task as it stands. Times are milliseconds since 1970. */
export interface TaskView {
  readonly id: string;
  /** Null once erased. */
  readonly title: string | null;
  readonly status: TaskStatus;
  /** The position of the event that gave it this status. */
  readonly statusPosition: number;
  readonly assignee: string | null;
  readonly priority: number;
  readonly data: Json;
  /** Null where there is none, or where null was given: its `completed` event tells them apart by its content. */
  readonly result: Json;
  /** Who holds it, under which fence; null while nobody does. */
  readonly claimant: string | null;
  readonly fence: number | null;
  readonly leaseUntil: number | null;
  /** When the lease was last extended by a heartbeat. */
  readonly heartbeatAt: number | null;
  /** How often it was claimed. */
  readonly attempts: number;
  /** How many attempts failed since it was created, completed, reopened or unblocked last. */
  readonly failures: number;
  /** When it may run, while it is scheduled. */
  readonly runAt: number | null;
  /** The kind of its block, while it is blocked: `gave_up` after too many failures. */
  readonly blockedAs: string | null;
  readonly archivedAt: number | null;
  /** By which event, when and by whom something that people wrote was last erased; null where nothing was. */
  readonly erased: { readonly position: number; readonly at: number; readonly by: string } | null;
  readonly parents: number;
  readonly openParents: number;
  readonly createdAt: number;
  readonly completedAt: number | null;
  /** The number of its last event. */
  readonly version: number;
  /** The position of its first event: the order of creation. */
  readonly position: number;
}

/** A task with the parents it waits for, open ones first, at most 64 of them. */
export interface TaskDetail extends TaskView {
  readonly parentsSeen: ReadonlyArray<ParentSeen>;
}

/** What is told of a stored task. */
export const taskView = ({ row, data, result }: StoredTask): TaskView => ({
  id: row.id,
  title: row.title,
  status: row.status,
  statusPosition: row.status_position,
  assignee: row.assignee,
  priority: row.priority,
  data: contentField(data, 'data'),
  result: contentField(result, 'result'),
  claimant: row.claim_lock,
  fence: row.claim_fence,
  leaseUntil: row.lease_until,
  heartbeatAt: row.heartbeat_at,
  attempts: row.attempts,
  failures: row.failures,
  runAt: row.run_at,
  blockedAs: row.blocked_as,
  archivedAt: row.archived_at,
  erased: erasureFromRow(row),
  parents: row.parents,
  openParents: row.open_parents,
  createdAt: row.created_at,
  completedAt: row.completed_at,
  version: row.version,
  position: row.created_position,
});

/** What is told of a stored task and its parents. */
export const taskDetail = (detail: StoredDetail): TaskDetail => ({
  ...taskView(detail),
  parentsSeen: detail.parents.map(({ id, status, position, waived }) =>
    waived === null ? { id, status, position } : { id, status, position, waived },
  ),
});
