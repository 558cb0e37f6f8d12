/** The columns of each version of the kernel, in an order of its own. */
export interface HermesSchema {
  readonly name: string;
  readonly tasks: string;
  readonly events: string;
  /** The kind by which it says that a task became ready. */
  readonly promoted: 'ready' | 'promoted';
}

const first =
  'id TEXT PRIMARY KEY, title TEXT NOT NULL, body TEXT, assignee TEXT, status TEXT NOT NULL, priority INTEGER DEFAULT 0, created_by TEXT, created_at INTEGER NOT NULL, started_at INTEGER, completed_at INTEGER, workspace_kind TEXT, workspace_path TEXT, claim_lock TEXT, claim_expires INTEGER, tenant TEXT, result TEXT';
const runs = `${first}, idempotency_key TEXT, worker_pid INTEGER, current_run_id INTEGER`;
const later = `status TEXT, id TEXT PRIMARY KEY, completed_at INTEGER, consecutive_failures INTEGER, max_retries INTEGER, model_override TEXT, branch_name TEXT, goal_mode INTEGER, block_kind TEXT, title TEXT, project_id TEXT, completion_contract TEXT`;

const events =
  'id INTEGER PRIMARY KEY AUTOINCREMENT, task_id TEXT NOT NULL, kind TEXT NOT NULL, payload TEXT, created_at INTEGER NOT NULL';

export const schemas: ReadonlyArray<HermesSchema> = [
  { name: 'first', tasks: first, events, promoted: 'ready' },
  { name: 'with runs', tasks: runs, events: `${events}, run_id INTEGER`, promoted: 'promoted' },
  {
    name: 'late',
    tasks: later,
    events:
      'payload TEXT, created_at INTEGER, id INTEGER PRIMARY KEY AUTOINCREMENT, run_id INTEGER, kind TEXT, task_id TEXT, note TEXT',
    promoted: 'promoted',
  },
];
