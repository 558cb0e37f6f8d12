import type { ClaimedFrom } from '../events/claimed-from';
import type { TaskStatus } from '../events/status';
import type { ParentCounts } from './parent-counts';
import type { Task } from './task';

/** A row of the view `tasks`. Title apart, it holds no content: data and result lie in `event_contents`. */
export interface TaskRow {
  readonly created_position: number;
  readonly id: string;
  readonly title: string | null;
  readonly assignee: string | null;
  readonly priority: number;
  readonly status: TaskStatus;
  readonly status_position: number;
  readonly version: number;
  readonly parents: number;
  readonly open_parents: number;
  readonly fence: number;
  readonly attempts: number;
  /** The claimant; null when unclaimed. */
  readonly claim_lock: string | null;
  readonly claim_fence: number | null;
  readonly claim_from: ClaimedFrom | null;
  readonly claim_position: number | null;
  readonly lease_until: number | null;
  readonly created_at: number;
  readonly completed_at: number | null;
  readonly result_position: number | null;
  readonly refusals: number;
}

/** The row of a task. */
export const taskRow = (task: Task, counts: ParentCounts): TaskRow => ({
  created_position: task.createdPosition,
  id: task.id,
  title: task.title,
  assignee: task.assignee,
  priority: task.priority,
  status: task.status,
  status_position: task.statusPosition,
  version: task.version,
  parents: counts.total,
  open_parents: counts.open,
  fence: task.fence,
  attempts: task.attempts,
  claim_lock: task.attempt?.claimant ?? null,
  claim_fence: task.attempt?.fence ?? null,
  claim_from: task.attempt?.from ?? null,
  claim_position: task.attempt?.position ?? null,
  lease_until: task.attempt?.leaseUntil ?? null,
  created_at: task.createdAt,
  completed_at: task.completedAt,
  result_position: task.resultPosition,
  refusals: task.refusals,
});

/** The task of a row. */
export const taskFromRow = (row: TaskRow): Task => ({
  id: row.id,
  createdPosition: row.created_position,
  title: row.title,
  assignee: row.assignee,
  priority: row.priority,
  status: row.status,
  statusPosition: row.status_position,
  version: row.version,
  fence: row.fence,
  attempts: row.attempts,
  attempt: attemptFromRow(row),
  createdAt: row.created_at,
  completedAt: row.completed_at,
  resultPosition: row.result_position,
  refusals: row.refusals,
});

const attemptFromRow = (row: TaskRow): Task['attempt'] => {
  const { claim_lock: claimant, claim_fence: fence, claim_from: from, claim_position: position } = row;
  if (claimant === null || fence === null || from === null || position === null) return null;
  return { claimant, fence, leaseUntil: row.lease_until, from, position };
};

/** The counts of a row. */
export const parentCountsFromRow = (row: TaskRow): ParentCounts => ({
  open: row.open_parents,
  total: row.parents,
});
