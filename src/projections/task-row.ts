import type { ClaimedFrom } from '../events/claimed-from';
import type { TaskStatus } from '../events/status';
import type { ParentCounts } from './parent-counts';
import type { Task } from './task';

/** A row of the view `tasks`. Title apart, it holds no content: data and result lie in `event_contents`. */
export interface TaskRow {
  readonly created_position: number;
  readonly id: string;
  readonly title: string | null;
  readonly title_position: number;
  readonly data_position: number;
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
  readonly claimed_at: number | null;
  readonly lease_until: number | null;
  readonly heartbeat_at: number | null;
  /** 1 or 0. */
  readonly in_review: number;
  readonly run_at: number | null;
  readonly blocked_as: string | null;
  readonly archived_at: number | null;
  readonly failures: number;
  readonly silences: number;
  /** A JSON array of positions; null for none. */
  readonly failure_positions: string | null;
  readonly created_at: number;
  readonly completed_at: number | null;
  readonly result_position: number | null;
  readonly erased_position: number | null;
  readonly erased_at: number | null;
  readonly erased_by: string | null;
  readonly refusals: number;
}

/** The row of a task. */
export const taskRow = (task: Task, counts: ParentCounts): TaskRow => ({
  created_position: task.createdPosition,
  id: task.id,
  title: task.title,
  title_position: task.titlePosition,
  data_position: task.dataPosition,
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
  claimed_at: task.attempt?.claimedAt ?? null,
  lease_until: task.attempt?.leaseUntil ?? null,
  heartbeat_at: task.attempt?.heartbeatAt ?? null,
  in_review: task.inReview ? 1 : 0,
  run_at: task.runAt,
  blocked_as: task.blockedAs,
  archived_at: task.archivedAt,
  failures: task.failures,
  silences: task.silences,
  failure_positions: task.failurePositions.length === 0 ? null : JSON.stringify(task.failurePositions),
  created_at: task.createdAt,
  completed_at: task.completedAt,
  result_position: task.resultPosition,
  erased_position: task.erasure?.position ?? null,
  erased_at: task.erasure?.at ?? null,
  erased_by: task.erasure?.by ?? null,
  refusals: task.refusals,
});

/** The task of a row. */
export const taskFromRow = (row: TaskRow): Task => ({
  id: row.id,
  createdPosition: row.created_position,
  title: row.title,
  titlePosition: row.title_position,
  dataPosition: row.data_position,
  assignee: row.assignee,
  priority: row.priority,
  status: row.status,
  statusPosition: row.status_position,
  version: row.version,
  fence: row.fence,
  attempts: row.attempts,
  attempt: attemptFromRow(row),
  inReview: row.in_review === 1,
  runAt: row.run_at,
  blockedAs: row.blocked_as,
  archivedAt: row.archived_at,
  failures: row.failures,
  silences: row.silences,
  failurePositions: failurePositionsFromRow(row),
  createdAt: row.created_at,
  completedAt: row.completed_at,
  resultPosition: row.result_position,
  erasure: erasureFromRow(row),
  refusals: row.refusals,
});

const noPositions: ReadonlyArray<number> = [];

/** The positions of a task's last failures. */
export const failurePositionsFromRow = ({ failure_positions: text }: TaskRow): ReadonlyArray<number> =>
  text === null ? noPositions : (JSON.parse(text) as ReadonlyArray<number>);

/** What was erased last of the task of a row. */
export const erasureFromRow = (row: TaskRow): Task['erasure'] => {
  const { erased_position: position, erased_at: at, erased_by: by } = row;
  return position === null || at === null || by === null ? null : { position, at, by };
};

const attemptFromRow = (row: TaskRow): Task['attempt'] => {
  const { claim_lock: claimant, claim_fence: fence, claim_from: from, claim_position: position } = row;
  const { claimed_at: claimedAt, lease_until: leaseUntil, heartbeat_at: heartbeatAt } = row;
  if (claimant === null || fence === null || from === null || position === null || claimedAt === null) {
    return null;
  }
  return { claimant, fence, claimedAt, leaseUntil, heartbeatAt, from, position };
};

/** The counts of a row. */
export const parentCountsFromRow = (row: TaskRow): ParentCounts => ({
  open: row.open_parents,
  total: row.parents,
});
