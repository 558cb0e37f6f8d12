import type Database from 'better-sqlite3';

const envelope =
  'position, id, task_id, version, kind, kind_version, status, data, content_hash, actor, writer, created_at, ' +
  'command_id, request_hash, causation, correlation, leaf_hash';

const taskColumns = 'id, version, status, fence, attempts, parents, open_parents, created_position';

const texts = {
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  head: 'SELECT ledger_id, position FROM head',
  task: `SELECT ${taskColumns} FROM tasks WHERE id = ?`,
  ready: `SELECT ${taskColumns} FROM tasks WHERE status = 'ready' AND archived_at IS NULL
    ORDER BY priority DESC, created_position LIMIT 1`,
  parents: `SELECT parent.id, parent.status, parent.status_position FROM task_links AS link
    JOIN tasks AS parent ON parent.id = link.parent_id
    WHERE link.child_id = ? ORDER BY link.position, link.parent_id`,
  children: `SELECT child.id, child.status, child.open_parents FROM task_links AS link
    JOIN tasks AS child ON child.id = link.child_id
    WHERE link.parent_id = ? ORDER BY link.position`,
  content: 'SELECT content FROM event_contents WHERE position = ?',
  insertEvent: `INSERT OR FAIL INTO task_events (${envelope}) VALUES (${Array(17).fill('?').join(', ')})`,
  insertContent: 'INSERT OR FAIL INTO event_contents (position, salt, content) VALUES (?, ?, ?)',
  insertTask: `INSERT INTO tasks (created_position, id, title, title_position, data_position, assignee, priority, status,
    status_position, version, parents, open_parents, fence, attempts, in_review, failures, silences, created_at, refusals)
    VALUES (?, ?, ?, ?, ?, NULL, 0, 'ready', ?, 1, 0, 0, 0, 0, 0, 0, 0, ?, 0)`,
  claimTask: `UPDATE tasks SET status = 'running', status_position = ?, version = ?, fence = ?, attempts = ?,
    claim_lock = ?, claim_fence = ?, claim_from = 'ready', claim_position = ?, claimed_at = ?
    WHERE created_position = ?`,
  completeTask: `UPDATE tasks SET status = 'done', status_position = ?, version = ?, completed_at = ?, claimed_at = NULL,
    claim_lock = NULL, claim_fence = NULL, claim_from = NULL, claim_position = NULL WHERE created_position = ?`,
  insertCommand: 'INSERT INTO commands (command_id, request_hash, position, events) VALUES (?, ?, ?, 1)',
} as const;

/** The prepared statements of somebody who writes a ledger by hand. */
export type HandStatements = { readonly [K in keyof typeof texts]: Database.Statement };

/** Prepares them, each once. */
export const handStatements = (raw: Database.Database): HandStatements =>
  Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, raw.prepare(text)]),
  ) as unknown as HandStatements;
