import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import { claimAuditByTime } from '../../claim-audit-by-time';
import { appendFunction } from './append-function';
import { lookFunction } from './look-function';

/** Ids compare by their bytes, whatever the database's own collation. */
const text = `text COLLATE "C"`;

const tables = [
  `CREATE TABLE head (
    id bigint PRIMARY KEY CHECK (id = 1),
    position bigint NOT NULL,
    format bigint NOT NULL,
    ledger_id ${text} NOT NULL,
    satisfied_by text NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'sealed', 'copying')),
    sealed_to text,
    CHECK ((state = 'sealed') = (sealed_to IS NOT NULL))
  ) WITH (fillfactor = 50)`,
  `CREATE TABLE task_events (
    position bigint PRIMARY KEY,
    id ${text} NOT NULL UNIQUE,
    task_id ${text},
    version bigint,
    kind ${text} NOT NULL,
    kind_version bigint NOT NULL,
    status ${text},
    data text NOT NULL,
    content_hash text,
    actor ${text} NOT NULL,
    writer bigint NOT NULL,
    created_at bigint NOT NULL,
    command_id ${text},
    request_hash text,
    causation bigint,
    correlation ${text},
    leaf_hash text NOT NULL,
    UNIQUE (task_id, version)
  )`,
  `CREATE TABLE event_contents (
    position bigint PRIMARY KEY,
    salt text,
    content text,
    erased bigint,
    CHECK ((erased IS NULL) = (salt IS NOT NULL) AND (salt IS NULL) = (content IS NULL))
  )`,
  `CREATE TABLE tasks (
    created_position bigint PRIMARY KEY,
    id ${text} NOT NULL UNIQUE,
    title text,
    title_position bigint NOT NULL,
    data_position bigint NOT NULL,
    assignee ${text},
    priority bigint NOT NULL,
    status ${text} NOT NULL,
    status_position bigint NOT NULL,
    version bigint NOT NULL,
    parents bigint NOT NULL,
    open_parents bigint NOT NULL,
    fence bigint NOT NULL,
    attempts bigint NOT NULL,
    claim_lock ${text},
    claim_fence bigint,
    claim_from ${text},
    claim_position bigint,
    claimed_at bigint,
    lease_until bigint,
    heartbeat_at bigint,
    in_review bigint NOT NULL,
    run_at bigint,
    blocked_as ${text},
    archived_at bigint,
    failures bigint NOT NULL,
    silences bigint NOT NULL,
    failure_positions text,
    created_at bigint NOT NULL,
    completed_at bigint,
    result_position bigint,
    erased_position bigint,
    erased_at bigint,
    erased_by ${text},
    refusals bigint NOT NULL
  )`,
  `CREATE TABLE task_links (
    parent_id ${text} NOT NULL,
    child_id ${text} NOT NULL,
    position bigint NOT NULL,
    waived bigint,
    PRIMARY KEY (child_id, position, parent_id)
  )`,
  `CREATE TABLE commands (
    command_id ${text} PRIMARY KEY,
    request_hash text NOT NULL,
    position bigint NOT NULL,
    events bigint NOT NULL
  )`,
  `CREATE TABLE checkpoints (
    name ${text} PRIMARY KEY,
    position bigint NOT NULL
  )`,
  `CREATE TABLE snapshots (
    position bigint NOT NULL,
    part bigint NOT NULL,
    parts bigint NOT NULL,
    format bigint NOT NULL,
    hash text NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (position, part)
  )`,
];

const indexes = [
  `CREATE INDEX tasks_by_status ON tasks (status, created_position)`,
  `CREATE INDEX tasks_by_assignee ON tasks (assignee, created_position) WHERE assignee IS NOT NULL`,
  `CREATE INDEX tasks_ready ON tasks (priority DESC, created_position)
    WHERE status = 'ready' AND archived_at IS NULL`,
  `CREATE INDEX tasks_ready_by_assignee ON tasks (assignee, priority DESC, created_position)
    WHERE status = 'ready' AND archived_at IS NULL AND assignee IS NOT NULL`,
  `CREATE INDEX tasks_in_review ON tasks (priority DESC, created_position)
    WHERE status = 'review' AND archived_at IS NULL AND open_parents = 0`,
  `CREATE INDEX tasks_that_wake ON tasks (coalesce(lease_until, run_at), created_position)
    WHERE coalesce(lease_until, run_at) IS NOT NULL`,
  `CREATE UNIQUE INDEX task_links_by_parent ON task_links (parent_id, child_id)`,
];

const refuse = (table: string, action: string): ReadonlyArray<string> => [
  `CREATE FUNCTION ${table}_no_${action.toLowerCase()}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '${table} takes no ${action}'; END $$`,
  `CREATE TRIGGER ${table}_no_${action.toLowerCase()} BEFORE ${action} ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION ${table}_no_${action.toLowerCase()}()`,
];

const triggers = [
  ...refuse('task_events', 'UPDATE'),
  ...refuse('task_events', 'DELETE'),
  ...refuse('task_events', 'TRUNCATE'),
  `CREATE FUNCTION task_events_at_head() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE first bigint; last bigint; many bigint; seal bigint; ended bigint; place text;
    BEGIN
      SELECT min(position), max(position), count(*), min(position) FILTER (WHERE kind = 'sealed')
        INTO first, last, many, seal FROM appended;
      IF many = 0 THEN RETURN NULL; END IF;
      SELECT position, state INTO ended, place FROM head;
      IF first <> ended + 1 OR last <> ended + many OR place = 'sealed'
        OR (place = 'open' AND seal < last) THEN
        RAISE EXCEPTION 'task_events takes an event only at the next position of the head, and none once sealed';
      END IF;
      UPDATE head SET position = last;
      IF place = 'open' AND seal = last THEN
        UPDATE head SET state = 'sealed',
          sealed_to = (SELECT data::jsonb ->> 'to' FROM appended WHERE position = last);
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER task_events_at_head AFTER INSERT ON task_events REFERENCING NEW TABLE AS appended
    FOR EACH STATEMENT EXECUTE FUNCTION task_events_at_head()`,
  ...refuse('head', 'DELETE'),
  ...refuse('head', 'TRUNCATE'),
  `CREATE FUNCTION head_keeps_identity() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.id <> OLD.id OR NEW.ledger_id <> OLD.ledger_id OR NEW.satisfied_by <> OLD.satisfied_by THEN
        RAISE EXCEPTION 'head keeps its identity and its policy';
      END IF;
      IF NEW.format < OLD.format THEN RAISE EXCEPTION 'the format of head only rises'; END IF;
      IF NEW.position IS DISTINCT FROM (SELECT coalesce(max(position), 0) FROM task_events) THEN
        RAISE EXCEPTION 'head is where the log ends';
      END IF;
      IF (NEW.state <> OLD.state OR NEW.sealed_to IS DISTINCT FROM OLD.sealed_to) AND NOT EXISTS (
        SELECT FROM task_events
        WHERE position = NEW.position AND kind = 'sealed' AND CASE OLD.state
          WHEN 'open' THEN NEW.state = 'sealed' AND NEW.sealed_to = data::jsonb ->> 'to'
          WHEN 'copying' THEN NEW.state = 'open'
          ELSE false END
      ) THEN
        RAISE EXCEPTION 'head is sealed, or opened after a copy, once and by a log that ends with sealed';
      END IF;
      RETURN NEW;
    END $$`,
  `CREATE TRIGGER head_keeps_identity BEFORE UPDATE ON head
    FOR EACH ROW EXECUTE FUNCTION head_keeps_identity()`,
  ...refuse('event_contents', 'DELETE'),
  ...refuse('event_contents', 'TRUNCATE'),
  `CREATE FUNCTION event_contents_only_erased() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF OLD.erased IS NOT NULL OR NEW.erased IS NULL OR NEW.position <> OLD.position OR NOT EXISTS (
        SELECT FROM task_events AS erasure, jsonb_array_elements(erasure.data::jsonb -> 'positions') AS named
        WHERE erasure.position = NEW.erased AND erasure.kind = 'content_erased'
          AND erasure.task_id = (SELECT task_id FROM task_events WHERE position = OLD.position)
          AND named = to_jsonb(OLD.position)
      ) THEN
        RAISE EXCEPTION 'event_contents takes no UPDATE but the erasure of a content, by an event that names it';
      END IF;
      RETURN NEW;
    END $$`,
  `CREATE TRIGGER event_contents_only_erased BEFORE UPDATE ON event_contents
    FOR EACH ROW EXECUTE FUNCTION event_contents_only_erased()`,
  `CREATE FUNCTION event_contents_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (
        SELECT FROM contained LEFT JOIN task_events USING (position)
        WHERE task_events.content_hash IS NULL
          OR (contained.erased IS NOT NULL AND (SELECT state FROM head) <> 'copying')
      ) THEN
        RAISE EXCEPTION 'event_contents takes only the content of an event, once';
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER event_contents_of_event AFTER INSERT ON event_contents REFERENCING NEW TABLE AS contained
    FOR EACH STATEMENT EXECUTE FUNCTION event_contents_of_event()`,
  lookFunction,
  appendFunction,
  // Else a stranger's own tables of the same names, temporary ones too, would be taken for those of the board.
  `DO $$
    DECLARE one regprocedure;
    BEGIN
      FOR one IN SELECT pg_proc.oid FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
        WHERE nspname = current_schema()
      LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', one, current_schema());
      END LOOP;
    END $$`,
];

/** The audit for people with only a database client: `claim_audit` by position; `claim_audit_by_time` for comparison, never as the verdict. */
const views = [
  `CREATE VIEW claim_audit AS
    WITH last_links AS (
      SELECT claim.position AS claim_position, claim.task_id,
        claim.data::jsonb ->> 'claimant' AS claimant, claim.created_at AS claimed_at,
        parent.id AS parent_id,
        max(CASE WHEN link.kind IN ('created', 'linked') THEN link.position END) AS link_position,
        max(CASE link.kind WHEN 'unlinked' THEN link.position ELSE 0 END) AS unlinked_position,
        max(CASE link.kind WHEN 'dependency_waived' THEN link.position ELSE 0 END) AS waived_position
      FROM task_events AS claim
      JOIN task_events AS link ON link.task_id = claim.task_id AND link.position < claim.position
        AND link.kind IN ('created', 'linked', 'unlinked', 'dependency_waived')
      CROSS JOIN LATERAL jsonb_array_elements_text(CASE link.kind WHEN 'created' THEN link.data::jsonb -> 'parents'
        ELSE jsonb_build_array(link.data::jsonb -> 'parentId') END) AS parent (id)
      WHERE claim.kind = 'claimed'
      GROUP BY claim.position, parent.id
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
        WHEN (SELECT data::jsonb -> 'satisfiedBy' FROM task_events WHERE position = 1) ? standing.status
          THEN 'satisfied'
        ELSE 'violated' END AS verdict
    FROM standings LEFT JOIN task_events AS standing ON standing.position = parent_position`,
  claimAuditByTime,
];

/** The first format: log, head, contents, views. */
export const first: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of [...tables, ...indexes, ...triggers, ...views]) {
      await sql.raw(statement).execute(db);
    }
  },
};
