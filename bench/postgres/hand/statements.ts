/** A statement that is prepared by name, once on each connection. */
interface Prepared {
  readonly name: string;
  readonly text: string;
}

const prepared = (name: string, text: string): Prepared => ({ name, text });

const taskColumns = 'id, version, status, fence, attempts, parents, open_parents, created_position';

/** Events as arrays, one for each column, in the order of `columnsOf`. */
const written = `written AS (SELECT * FROM unnest(
    $1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
    $10::bigint[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[]
  ) AS written (position, id, task_id, version, kind, status, data, content_hash, actor, created_at, command_id,
    request_hash, leaf_hash, salt, content))`;

const events = `events AS (INSERT INTO task_events
    SELECT position, id, task_id, version, kind, 1, status, data, content_hash, actor, 2, created_at, command_id,
      request_hash, NULL, NULL, leaf_hash
    FROM written)`;

const contents = `contents AS (INSERT INTO event_contents SELECT position, salt, content, NULL FROM written)`;

const commands = `INSERT INTO commands SELECT command_id, request_hash, position, 1 FROM written`;

/** One statement for all that a batch of one kind writes; its triggers run at its end. */
const writing = (name: string, ...parts: ReadonlyArray<string>): Prepared =>
  prepared(name, `WITH ${[written, events, ...parts].join(', ')} ${commands}`);

/** How a ledger on PostgreSQL is written by hand. */
export const statements = {
  ready: prepared(
    'ready',
    `SELECT ${taskColumns}, content FROM tasks LEFT JOIN event_contents ON position = data_position
     WHERE status = 'ready' AND archived_at IS NULL ORDER BY priority DESC, created_position LIMIT $1`,
  ),
  tasks: prepared(
    'tasks',
    `SELECT ${taskColumns} FROM tasks JOIN unnest($1::text[]) WITH ORDINALITY AS wanted (id, nth) USING (id)
     ORDER BY nth`,
  ),
  held: prepared(
    'held',
    `SELECT ${taskColumns}, EXISTS (SELECT FROM task_links WHERE parent_id = tasks.id) AS has_children
     FROM tasks JOIN unnest($1::text[]) WITH ORDINALITY AS wanted (id, nth) USING (id) ORDER BY nth`,
  ),
  locked: prepared(
    'locked',
    `SELECT ${taskColumns}, nextval('positions') AS position,
       (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now
     FROM tasks WHERE id = $1 FOR UPDATE`,
  ),
  create: writing(
    'create',
    contents,
    `rows AS (INSERT INTO tasks (created_position, id, title, title_position, data_position, priority, status,
        status_position, version, parents, open_parents, fence, attempts, in_review, failures, silences, created_at,
        refusals)
      SELECT position, task_id, content::json ->> 'title', position, position, 0, status, position, 1, 0, 0, 0, 0, 0,
        0, 0, created_at, 0 FROM written)`,
  ),
  claim: writing(
    'claim',
    `rows AS (UPDATE tasks SET status = 'running', status_position = written.position, version = written.version,
        fence = fence + 1, attempts = attempts + 1, claim_lock = actor, claim_fence = fence + 1,
        claim_from = 'ready', claim_position = written.position, claimed_at = written.created_at, refusals = 0
      FROM written WHERE tasks.id = written.task_id)`,
  ),
  complete: writing(
    'complete',
    `rows AS (UPDATE tasks SET status = 'done', status_position = written.position, version = written.version,
        claim_lock = NULL, claim_fence = NULL, claim_from = NULL, claim_position = NULL, claimed_at = NULL,
        completed_at = written.created_at, refusals = 0
      FROM written WHERE tasks.id = written.task_id)`,
  ),
  comment: writing(
    'comment',
    contents,
    `rows AS (UPDATE tasks SET version = written.version, refusals = 0
      FROM written WHERE tasks.id = written.task_id)`,
  ),
} as const;
