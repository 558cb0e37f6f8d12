import { sql } from 'kysely';
import type { HistoriesAsked } from '../../commands/store';
import type { TaskStatus } from '../../events/status';
import type { Link } from '../../projections/link';
import type { TaskRow } from '../../projections/task-row';
import type { EventRow } from '../event-row';
import type { Schema } from '../schema';
import { postgresQuery } from '../statement';
import { linkFields } from './view-statements';

type None = Readonly<Record<string, never>>;
type Ids = ReadonlyArray<string>;

const eventsWithContents = sql.raw(
  `SELECT e.*, c.salt, c.content, c.erased FROM task_events AS e LEFT JOIN event_contents AS c USING (position)`,
);

export const selectHead = postgresQuery<None, Schema['head']>(() => sql`SELECT * FROM head`);

export const selectEvents = postgresQuery<{ readonly after: number; readonly limit: number }, EventRow>(
  ($) => sql`${eventsWithContents} WHERE e.position > ${$.after} ORDER BY e.position LIMIT ${$.limit}`,
);

/** The same, without what people wrote. */
export const selectEventsAlone = postgresQuery<{ readonly after: number; readonly limit: number }, EventRow>(
  ($) => sql`SELECT *, NULL AS salt, NULL AS content, NULL::bigint AS erased FROM task_events
    WHERE position > ${$.after} ORDER BY position LIMIT ${$.limit}`,
);

export const selectBareHistories = postgresQuery<HistoriesAsked, EventRow>(
  ($) => sql`SELECT e.*, NULL AS salt, NULL AS content, NULL::bigint AS erased
    FROM unnest(${$.taskIds}::text[]) WITH ORDINALITY AS asked (id, nth), LATERAL (
      SELECT * FROM task_events
      WHERE task_id = asked.id AND version > CASE nth WHEN 1 THEN ${$.afterVersion}::bigint ELSE 0 END
        AND position <= ${$.upTo}::bigint
      ORDER BY version LIMIT ${$.limit}) AS e
    ORDER BY nth, version LIMIT ${$.limit}`,
);

/** From the end of the log backwards: there is no index by time, which is no order. */
export const selectLastAt = postgresQuery<{ readonly time: number }, { readonly position: number }>(
  ($) => sql`SELECT position FROM task_events WHERE created_at <= ${$.time} ORDER BY position DESC LIMIT 1`,
);

export const selectHistory = postgresQuery<
  { readonly taskId: string; readonly after: number; readonly limit: number },
  EventRow
>(
  ($) => sql`${eventsWithContents} WHERE task_id = ${$.taskId} AND version > ${$.after}
    ORDER BY version LIMIT ${$.limit}`,
);

export const selectTasks = postgresQuery<{ readonly ids: Ids }, TaskRow>(
  ($) => sql`SELECT * FROM tasks WHERE id = ANY(${$.ids}::text[])`,
);

export const selectContents = postgresQuery<
  { readonly positions: ReadonlyArray<number> },
  { readonly position: number; readonly content: string }
>(
  ($) => sql`SELECT position, content FROM event_contents
    WHERE position = ANY(${$.positions}::bigint[]) AND content IS NOT NULL`,
);

export const selectStrayContents = postgresQuery<None, { readonly position: number }>(
  () => sql`SELECT position FROM event_contents AS c
    WHERE NOT EXISTS (SELECT FROM task_events AS e WHERE e.position = c.position)`,
);

/** Tasks and all their descendants. `UNION` keeps each once. */
export const selectDescendants = postgresQuery<{ readonly ids: Ids }, { readonly id: string }>(
  ($) => sql`WITH RECURSIVE below (id) AS (
      SELECT unnest(${$.ids}::text[]) COLLATE "C"
      UNION SELECT link.child_id FROM below JOIN task_links AS link ON link.parent_id = below.id)
    SELECT id FROM below`,
);

/** The links of tasks to their parents (`up`) or to their children. */
export const selectLinksOf = {
  up: postgresQuery<{ readonly ids: Ids }, Link>(
    ($) =>
      sql`SELECT ${linkFields} FROM task_links WHERE child_id = ANY(${$.ids}::text[]) ORDER BY position, parent_id`,
  ),
  down: postgresQuery<{ readonly ids: Ids }, Link>(
    ($) =>
      sql`SELECT ${linkFields} FROM task_links WHERE parent_id = ANY(${$.ids}::text[]) ORDER BY position, child_id`,
  ),
};

export const selectWakesAt = postgresQuery<None, { readonly at: number }>(
  () => sql`SELECT coalesce(lease_until, run_at) AS at FROM tasks
    WHERE coalesce(lease_until, run_at) IS NOT NULL ORDER BY coalesce(lease_until, run_at) LIMIT 1`,
);

/** The positions at which a task has content, those of its erasures apart. */
export const selectContentsOf = postgresQuery<{ readonly taskId: string }, { readonly position: number }>(
  ($) => sql`SELECT position FROM task_events JOIN event_contents USING (position)
    WHERE task_id = ${$.taskId} AND kind <> 'content_erased' AND erased IS NULL ORDER BY version`,
);

/** An event of a task, and whether it has content. */
export const selectContentAt = postgresQuery<
  { readonly position: number },
  { readonly taskId: string | null; readonly content: number | null }
>(
  ($) => sql`SELECT e.task_id AS "taskId", c.position AS content FROM task_events AS e
    LEFT JOIN event_contents AS c ON c.position = e.position AND c.erased IS NULL
    WHERE e.position = ${$.position}`,
);

export const selectCheckpoints = postgresQuery<None, Schema['checkpoints']>(
  () => sql`SELECT name, position FROM checkpoints ORDER BY name`,
);

export const selectCheckpoint = postgresQuery<{ readonly name: string }, { readonly position: number }>(
  ($) => sql`SELECT position FROM checkpoints WHERE name = ${$.name}`,
);

export const selectLastSnapshot = postgresQuery<{ readonly upTo: number }, { readonly position: number }>(
  ($) => sql`SELECT position FROM snapshots WHERE position <= ${$.upTo} ORDER BY position DESC LIMIT 1`,
);

export const selectSnapshotPart = postgresQuery<
  { readonly position: number; readonly part: number },
  Schema['snapshots']
>(($) => sql`SELECT * FROM snapshots WHERE position = ${$.position} AND part = ${$.part}`);

export const selectCounts = postgresQuery<
  None,
  {
    readonly status: TaskStatus;
    readonly assignee: string | null;
    readonly archived: boolean;
    readonly tasks: number;
  }
>(
  () => sql`SELECT status, assignee, archived_at IS NOT NULL AS archived, count(*) AS tasks FROM tasks
    GROUP BY status, assignee, archived_at IS NOT NULL ORDER BY status, assignee`,
);

/** Which of these tasks have children, and which have parents. They are looked up in the order of an index, since what only has to exist may be sought in all links. */
export const selectKin = postgresQuery<
  { readonly ids: Ids },
  { readonly id: string; readonly children: boolean; readonly parents: boolean }
>(
  (
    $,
  ) => sql`SELECT id, (SELECT true FROM task_links WHERE parent_id = id ORDER BY child_id LIMIT 1) IS NOT NULL AS children,
      (SELECT true FROM task_links WHERE child_id = id ORDER BY position LIMIT 1) IS NOT NULL AS parents
    FROM unnest(${$.ids}::text[]) AS task (id)`,
);
