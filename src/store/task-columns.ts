import type { Schema } from './schema';

/** Every column of `tasks`. */
export const taskColumns = [
  'created_position',
  'id',
  'title',
  'title_position',
  'data_position',
  'assignee',
  'priority',
  'status',
  'status_position',
  'version',
  'parents',
  'open_parents',
  'fence',
  'attempts',
  'claim_lock',
  'claim_fence',
  'claim_from',
  'claim_position',
  'claimed_at',
  'lease_until',
  'heartbeat_at',
  'in_review',
  'run_at',
  'blocked_as',
  'archived_at',
  'failures',
  'silences',
  'failure_positions',
  'created_at',
  'completed_at',
  'result_position',
  'erased_position',
  'erased_at',
  'erased_by',
  'refusals',
] as const satisfies ReadonlyArray<keyof Schema['tasks']>;

/** The columns of `tasks` that never change. */
const fixedColumns: ReadonlySet<string> = new Set(['created_position', 'id', 'created_at']);

/** The columns of `tasks` that events change. */
export const mutableColumns = taskColumns.filter((column) => !fixedColumns.has(column));
