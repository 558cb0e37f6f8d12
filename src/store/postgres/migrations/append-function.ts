import { mutableColumns, taskColumns } from '../../task-columns';
import { byIndex } from './by-index';

/** How long after it was timed a decision may be written, in milliseconds: one that waited longer for the lock is made anew. */
const OLDEST_MS = 500;

/** The columns of `tasks` that hold positions of the log. */
const positionsOfTask: ReadonlySet<string> = new Set([
  'created_position',
  'title_position',
  'data_position',
  'status_position',
  'claim_position',
  'result_position',
  'erased_position',
]);

/** A position that was decided on as behind `seen`, where it lies now. */
const moved = (column: string): string =>
  `CASE WHEN ${column} > seen THEN ${column} + moved ELSE ${column} END`;

const json = (column: string): string => `coalesce(to_json(${column})::text, 'null')`;

/** The leaf of an event at its place, as `canonicalEnvelope` has it: \`to_json\` escapes what RFC 8785 escapes, in the same way. */
const leafHash = `encode(sha256('\\x00'::bytea || convert_to(
    '{"actor":' || ${json('actor')} || ',"causation":' || ${json('causation')} || ',"command_id":' || ${json('command_id')} ||
    ',"content_hash":' || ${json('content_hash')} || ',"correlation":' || ${json('correlation')} ||
    ',"created_at":' || created_at || ',"data":' || data || ',"id":' || ${json('id')} || ',"kind":' || ${json('kind')} ||
    ',"kind_version":' || kind_version || ',"ledger_id":' || ${json('ledger')} || ',"position":' || position ||
    ',"request_hash":' || ${json('request_hash')} || ',"status":' || ${json('status')} || ',"task_id":' || ${json('task_id')} ||
    ',"v":1,"version":' || ${json('version')} || ',"writer":' || writer || '}', 'UTF8')), 'hex')`;

const changed = mutableColumns.map((column) => `${column} = excluded.${column}`).join(', ');

/**
 * Appends a batch under the board's lock, in one statement: nothing waits for the client while the lock is held, nor for
 * a disk, for the transaction is committed asynchronously; who asked for it waits for a flush behind it.
 *
 * What was decided without the lock, a moment ago, counts only if nothing that it saw has changed: the row of `head` is the same, or
 * every row of `tasks` is, by its \`xmin\` (null where there was none), with no newer link to a child and no newer record
 * of a command. Then positions behind \`seen\` move on by as many events as others have written meanwhile, and the
 * hashes are made anew. It returns by how much they moved, or null for nothing written: take the lock and decide again.
 * Under the lock, \`seen_head\` is null, and nothing is asked.
 */
export const appendFunction = `CREATE FUNCTION append(
    known_format bigint, looked_at bigint, seen bigint, seen_head text, seen_tasks text[], seen_versions text[],
    seen_families text[], seen_commands text[], movable boolean, new_events task_events[], new_contents event_contents[],
    new_tasks tasks[], new_links task_links[],
    ends bigint, notice text
  ) RETURNS bigint LANGUAGE plpgsql ${byIndex} AS $$
  DECLARE
    moved bigint := 0; ledger text; ended bigint; version_now text; writable boolean;
  BEGIN
    PERFORM set_config('taskledger.appended', 'no', false);
    SELECT ledger_id, position, xmin::text, format <= known_format AND state = 'open'
      INTO ledger, ended, version_now, writable FROM head FOR UPDATE;
    IF seen_head IS NOT NULL THEN
      IF NOT writable OR (extract(epoch FROM clock_timestamp()) * 1000)::bigint - looked_at > ${OLDEST_MS} THEN
        RETURN NULL;
      END IF;
      IF version_now <> seen_head THEN
        IF NOT movable OR ended < seen
          OR EXISTS (SELECT FROM unnest(seen_tasks, seen_versions) AS saw (id, version)
            WHERE (SELECT xmin::text FROM tasks WHERE tasks.id = saw.id) IS DISTINCT FROM saw.version)
          OR (cardinality(seen_families) > 0
            AND EXISTS (SELECT FROM task_links WHERE parent_id = ANY(seen_families) AND position > seen))
          OR (cardinality(seen_commands) > 0
            AND EXISTS (SELECT FROM commands WHERE command_id = ANY(seen_commands)))
        THEN RETURN NULL; END IF;
        moved := ended - seen;
      END IF;
    END IF;
    PERFORM set_config('synchronous_commit', 'off', true), set_config('taskledger.appended', 'yes', false);
    WITH appended AS (
      INSERT INTO task_events
      SELECT position, id, task_id, version, kind, kind_version, status, data, content_hash, actor, writer, created_at,
        command_id, request_hash, causation, correlation, CASE moved WHEN 0 THEN leaf_hash ELSE ${leafHash} END
      FROM (
        SELECT position + moved AS position, id, task_id, version, kind, kind_version, status, data, content_hash, actor,
          ${moved('writer')} AS writer, created_at, command_id, request_hash, ${moved('causation')} AS causation,
          correlation, leaf_hash
        FROM unnest(new_events)
      ) AS event
      RETURNING command_id, request_hash, position
    )
    INSERT INTO commands (command_id, request_hash, position, events)
    SELECT command_id, min(request_hash), min(position), count(*) FROM appended
    WHERE command_id IS NOT NULL AND request_hash IS NOT NULL GROUP BY command_id
    ON CONFLICT (command_id) DO UPDATE SET events = commands.events + excluded.events;
    IF new_contents IS NOT NULL THEN
      INSERT INTO event_contents SELECT position + moved, salt, content, erased
      FROM unnest(new_contents);
    END IF;
    IF new_tasks IS NOT NULL THEN
      INSERT INTO tasks
      SELECT ${taskColumns.map((column) => (positionsOfTask.has(column) ? moved(column) : column)).join(', ')}
      FROM unnest(new_tasks)
      ON CONFLICT (created_position) DO UPDATE SET ${changed};
    END IF;
    IF new_links IS NOT NULL THEN
      INSERT INTO task_links (parent_id, child_id, position, waived)
      SELECT parent_id, child_id, ${moved('position')}, ${moved('waived')} FROM unnest(new_links)
      ON CONFLICT (parent_id, child_id) DO UPDATE SET waived = excluded.waived;
    END IF;
    -- Holds a lock of the whole server from its commit on: that is short, since the commit waits for no disk.
    PERFORM pg_notify('taskledger:' || ledger, (ends + moved) || ' ' || notice);
    RETURN moved;
  END $$`;
