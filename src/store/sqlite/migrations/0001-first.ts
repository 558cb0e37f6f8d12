import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import { claimAuditByTime } from '../../claim-audit-by-time';

const tables = [
  `CREATE TABLE head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    position INTEGER NOT NULL,
    format INTEGER NOT NULL,
    ledger_id TEXT NOT NULL,
    satisfied_by TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'sealed', 'copying', 'evidence')),
    sealed_to TEXT,
    CHECK ((state = 'sealed') = (sealed_to IS NOT NULL))
  ) STRICT`,
  `CREATE TABLE task_events (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    task_id TEXT,
    version INTEGER,
    kind TEXT NOT NULL,
    kind_version INTEGER NOT NULL,
    status TEXT,
    data TEXT NOT NULL,
    content_hash TEXT,
    actor TEXT NOT NULL,
    writer INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    command_id TEXT,
    request_hash TEXT,
    causation INTEGER,
    correlation TEXT,
    leaf_hash TEXT NOT NULL,
    UNIQUE (task_id, version)
  ) STRICT`,
  `CREATE TABLE event_contents (
    position INTEGER PRIMARY KEY,
    salt TEXT,
    content TEXT,
    erased INTEGER,
    CHECK ((erased IS NULL) = (salt IS NOT NULL) AND (salt IS NULL) = (content IS NULL))
  ) STRICT`,
  `CREATE TABLE tasks (
    created_position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT,
    title_position INTEGER NOT NULL,
    data_position INTEGER NOT NULL,
    assignee TEXT,
    priority INTEGER NOT NULL,
    status TEXT NOT NULL,
    status_position INTEGER NOT NULL,
    version INTEGER NOT NULL,
    parents INTEGER NOT NULL,
    open_parents INTEGER NOT NULL,
    fence INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    claim_lock TEXT,
    claim_fence INTEGER,
    claim_from TEXT,
    claim_position INTEGER,
    claimed_at INTEGER,
    lease_until INTEGER,
    heartbeat_at INTEGER,
    in_review INTEGER NOT NULL,
    run_at INTEGER,
    blocked_as TEXT,
    archived_at INTEGER,
    failures INTEGER NOT NULL,
    silences INTEGER NOT NULL,
    failure_positions TEXT,
    created_at INTEGER NOT NULL,
    completed_at INTEGER,
    result_position INTEGER,
    erased_position INTEGER,
    erased_at INTEGER,
    erased_by TEXT,
    refusals INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE task_links (
    parent_id TEXT NOT NULL,
    child_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    waived INTEGER,
    PRIMARY KEY (child_id, position, parent_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE commands (
    command_id TEXT PRIMARY KEY,
    request_hash TEXT NOT NULL,
    position INTEGER NOT NULL,
    events INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE checkpoints (
    name TEXT PRIMARY KEY,
    position INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE snapshots (
    position INTEGER NOT NULL,
    part INTEGER NOT NULL,
    parts INTEGER NOT NULL,
    format INTEGER NOT NULL,
    hash TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (position, part)
  ) STRICT`,
];

/** A rowid is `created_position`: each index ends with it, so ready tasks lie in the order in which they are given out. */
const indexes = [
  `CREATE INDEX tasks_by_status ON tasks (status)`,
  `CREATE INDEX tasks_by_assignee ON tasks (assignee) WHERE assignee IS NOT NULL`,
  `CREATE INDEX tasks_ready ON tasks (status, priority DESC) WHERE status = 'ready' AND archived_at IS NULL`,
  `CREATE INDEX tasks_ready_by_assignee ON tasks (assignee, priority DESC)
    WHERE status = 'ready' AND archived_at IS NULL AND assignee IS NOT NULL`,
  `CREATE INDEX tasks_in_review ON tasks (status, priority DESC) WHERE status = 'review' AND archived_at IS NULL AND open_parents = 0`,
  `CREATE INDEX tasks_that_wake ON tasks (coalesce(lease_until, run_at))
    WHERE coalesce(lease_until, run_at) IS NOT NULL`,
  `CREATE UNIQUE INDEX task_links_by_parent ON task_links (parent_id, child_id)`,
];

const refuse = (table: string, action: string): string =>
  `CREATE TRIGGER ${table}_no_${action.toLowerCase()} BEFORE ${action} ON ${table} BEGIN
    SELECT RAISE(ABORT, '${table} takes no ${action}');
  END`;

/**
 * Without the checks on INSERT, `INSERT OR REPLACE` would walk past the trigger on DELETE. What fires at each append asks in
 * its WHEN, and FAILs: SQLite then has no program to enter and no copies of pages to make in case it must go back. So
 * everything is refused before the row is in: what follows it, the head, must not be able to fail.
 */
const triggers = [
  refuse('task_events', 'UPDATE'),
  refuse('task_events', 'DELETE'),
  `CREATE TRIGGER task_events_at_head BEFORE INSERT ON task_events
    WHEN NEW.position IS NOT (SELECT position + 1 FROM head WHERE state <> 'sealed'
        AND (state <> 'evidence' OR NEW.kind IN ('ledger_opened', 'writer_joined', 'foreign_observed', 'evidence_taken')))
      OR EXISTS (SELECT 1 FROM task_events WHERE id = NEW.id)
      OR EXISTS (SELECT 1 FROM task_events WHERE task_id = NEW.task_id AND version = NEW.version)
      OR (NEW.kind = 'sealed' AND json_type(NEW.data, '$.to') IS NOT 'text') BEGIN
    SELECT RAISE(FAIL, 'task_events takes an event only at the next position of the head, under a new id and a new version of its task, a seal only if it says where the board goes on and none after it, and on a board of evidence nothing but evidence');
  END`,
  `CREATE TRIGGER task_events_move_head AFTER INSERT ON task_events BEGIN
    UPDATE head SET position = NEW.position;
  END`,
  `CREATE TRIGGER task_events_seal AFTER INSERT ON task_events WHEN NEW.kind = 'sealed' BEGIN
    UPDATE head SET state = 'sealed', sealed_to = json_extract(NEW.data, '$.to') WHERE state = 'open';
  END`,
  refuse('head', 'DELETE'),
  `CREATE TRIGGER head_only_one BEFORE INSERT ON head WHEN EXISTS (SELECT 1 FROM head) BEGIN
    SELECT RAISE(ABORT, 'head has one row');
  END`,
  `CREATE TRIGGER head_keeps_identity BEFORE UPDATE OF id, ledger_id, satisfied_by ON head BEGIN
    SELECT RAISE(ABORT, 'head keeps its identity and its policy');
  END`,
  `CREATE TRIGGER head_format_rises BEFORE UPDATE OF format ON head WHEN NEW.format < OLD.format BEGIN
    SELECT RAISE(ABORT, 'the format of head only rises');
  END`,
  `CREATE TRIGGER head_follows_log BEFORE UPDATE OF position ON head
    WHEN NEW.position IS NOT (SELECT max(position) FROM task_events) BEGIN
    SELECT RAISE(FAIL, 'head is where the log ends');
  END`,
  `CREATE TRIGGER head_state_final BEFORE UPDATE OF state, sealed_to ON head BEGIN
    SELECT RAISE(FAIL, 'head is sealed, or opened after a copy, once and by a log that ends with sealed')
      WHERE NOT EXISTS (
        SELECT 1 FROM task_events AS last
        WHERE last.position = (SELECT max(position) FROM task_events) AND last.kind = 'sealed'
          AND CASE OLD.state
            WHEN 'open' THEN NEW.state = 'sealed' AND NEW.sealed_to = json_extract(last.data, '$.to')
            WHEN 'copying' THEN NEW.state = 'open'
            ELSE FALSE END);
  END`,
  refuse('event_contents', 'DELETE'),
  `CREATE TRIGGER event_contents_only_erased BEFORE UPDATE ON event_contents BEGIN
    SELECT RAISE(ABORT, 'event_contents takes no UPDATE but the erasure of a content, by an event that names it')
      WHERE OLD.erased IS NOT NULL OR NEW.erased IS NULL OR NEW.position IS NOT OLD.position
        OR NOT EXISTS (
          SELECT 1 FROM task_events AS erasure, json_each(erasure.data, '$.positions') AS named
          WHERE erasure.position = NEW.erased AND erasure.kind = 'content_erased'
            AND erasure.task_id = (SELECT task_id FROM task_events WHERE position = OLD.position)
            AND named.value = OLD.position);
  END`,
  `CREATE TRIGGER event_contents_of_event BEFORE INSERT ON event_contents
    WHEN (NEW.erased IS NOT NULL AND (SELECT state FROM head) <> 'copying')
      OR EXISTS (SELECT 1 FROM event_contents WHERE position = NEW.position)
      OR NOT EXISTS (SELECT 1 FROM task_events WHERE position = NEW.position AND content_hash IS NOT NULL) BEGIN
    SELECT RAISE(FAIL, 'event_contents takes only the content of an event, once');
  END`,
];

/** The audit for people with only a database client: `claim_audit` by position; `claim_audit_by_time` for comparison, never as the verdict. */
const views = [
  `CREATE VIEW claim_audit AS
    WITH last_links AS (
      SELECT claim.position AS claim_position, claim.task_id,
        json_extract(claim.data, '$.claimant') AS claimant, claim.created_at AS claimed_at,
        parent.value AS parent_id,
        max(CASE WHEN link.kind IN ('created', 'linked') THEN link.position END) AS link_position,
        max(CASE link.kind WHEN 'unlinked' THEN link.position ELSE 0 END) AS unlinked_position,
        max(CASE link.kind WHEN 'dependency_waived' THEN link.position ELSE 0 END) AS waived_position
      FROM task_events AS claim
      JOIN task_events AS link ON link.task_id = claim.task_id AND link.position < claim.position
        AND link.kind IN ('created', 'linked', 'unlinked', 'dependency_waived')
      JOIN json_each(CASE link.kind WHEN 'created' THEN json_extract(link.data, '$.parents')
        ELSE json_array(json_extract(link.data, '$.parentId')) END) AS parent
      WHERE claim.kind = 'claimed'
      GROUP BY claim.position, parent.value
    ), standings AS (
      SELECT last_links.*, (
        SELECT max(standing.position) FROM task_events AS standing
        WHERE standing.task_id = last_links.parent_id AND standing.position < last_links.claim_position
      ) AS parent_position
      FROM last_links WHERE link_position > unlinked_position
    )
    SELECT claim_position, standings.task_id, claimant, claimed_at, parent_id, link_position,
      standing.status AS parent_status, parent_position,
      CASE WHEN waived_position > link_position THEN 'satisfied'
        WHEN standing.status IS NULL THEN 'indeterminate'
        WHEN standing.status IN (
          SELECT value FROM json_each((SELECT data FROM task_events WHERE position = 1), '$.satisfiedBy')
        ) THEN 'satisfied'
        ELSE 'violated' END AS verdict
    FROM standings LEFT JOIN task_events AS standing ON standing.position = parent_position`,
  claimAuditByTime,
];

/** The first format: log, head, contents, views. */
export const first: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const text of [...tables, ...indexes, ...triggers, ...views]) await sql.raw(text).execute(db);
  },
};
