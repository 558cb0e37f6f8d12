import { sql } from 'kysely';
import { postgresQuery } from '../statement';

/** What whoever opened a board may do there. */
interface Rights {
  /** Whether it may read what people wrote. */
  readonly readsContents: boolean;
  /** Whether it may append events. */
  readonly writes: boolean;
  /** Whether it may have the server's log flushed behind what it wrote. */
  readonly flushes: boolean;
}

export const selectRights = postgresQuery<Readonly<Record<string, never>>, Rights>(
  () => sql`SELECT has_table_privilege('event_contents', 'SELECT')
      AND has_column_privilege('tasks', 'title', 'SELECT') AS "readsContents",
    has_table_privilege('task_events', 'INSERT') AS writes,
    (SELECT bool_and(has_function_privilege(oid, 'EXECUTE')) FROM pg_proc
      WHERE proname = 'pg_logical_emit_message' AND pronamespace = 'pg_catalog'::regnamespace
        AND proargtypes[2] = 'text'::regtype) AS flushes`,
);
