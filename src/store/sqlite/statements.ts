import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { LinkedParent, LoadedStanding } from '../../commands/needs';
import type { ClaimedFrom } from '../../events/claimed-from';
import type { TaskStatus } from '../../events/status';
import type { Link } from '../../projections/link';
import type { TaskRow } from '../../projections/task-row';
import type { Schema, TaskEventsTable } from '../schema';
import { statement } from '../statement';
import { linkedParents } from './bulk-statements';
import { bareEventColumns, eventColumns } from './event-values';
import { columnsOfLink } from './view-statements';

type None = Readonly<Record<string, never>>;

/** Rows that are read as lists of values. */
const eventsWithContents = (db: Kysely<Schema>) =>
  db
    .selectFrom('task_events')
    .leftJoin('event_contents', 'event_contents.position', 'task_events.position')
    .select(eventColumns);

/** The same without contents, which are null. */
const bareEvents = (db: Kysely<Schema>) =>
  db
    .selectFrom('task_events')
    .select(bareEventColumns)
    .select([sql`NULL`.as('salt'), sql`NULL`.as('content'), sql`NULL`.as('erased')]);

export const selectHead = statement<None, Schema['head']>((db) => db.selectFrom('head').selectAll());

export const selectEvents = statement((db, $: { readonly after: number; readonly limit: number }) =>
  eventsWithContents(db)
    .where('task_events.position', '>', $.after)
    .orderBy('task_events.position')
    .limit($.limit),
);

export const selectBareEvents = statement((db, $: { readonly after: number; readonly limit: number }) =>
  bareEvents(db).where('position', '>', $.after).orderBy('position').limit($.limit),
);

export const selectBareHistory = statement(
  (db, $: { readonly taskId: string; readonly after: number; readonly limit: number }) =>
    bareEvents(db)
      .where('task_id', '=', $.taskId)
      .where('version', '>', $.after)
      .orderBy('version')
      .limit($.limit),
);

/** From the end of the log backwards: there is no index by time, which is no order. */
export const selectLastAt = statement<{ readonly time: number }, { readonly position: number }>((db, $) =>
  db
    .selectFrom('task_events')
    .select('position')
    .where('created_at', '<=', $.time)
    .orderBy('position', 'desc')
    .limit(sql.lit(1)),
);

/** The bytes of the next so many contents, which are not read for that. */
export const selectContentBytes = statement<
  { readonly after: number; readonly limit: number },
  { readonly bytes: number | null }
>((db, $) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('event_contents')
        .select(sql<number | null>`octet_length(content)`.as('bytes'))
        .where('position', '>', $.after)
        .orderBy('position')
        .limit($.limit)
        .as('next'),
    )
    .select((eb) => eb.fn.sum<number | null>('bytes').as('bytes')),
);

export const selectHistory = statement(
  (db, $: { readonly taskId: string; readonly after: number; readonly limit: number }) =>
    eventsWithContents(db)
      .where('task_id', '=', $.taskId)
      .where('version', '>', $.after)
      .orderBy('version')
      .limit($.limit),
);

export const selectTask = statement<{ readonly taskId: string }, TaskRow>((db, $) =>
  db.selectFrom('tasks').selectAll().where('id', '=', $.taskId),
);

export const selectStrayContents = statement<None, { readonly position: number }>((db) =>
  db
    .selectFrom('event_contents')
    .leftJoin('task_events', 'task_events.position', 'event_contents.position')
    .select('event_contents.position')
    .where('task_events.position', 'is', null),
);

export const selectStanding = statement<{ readonly taskId: string }, LoadedStanding>((db, $) =>
  db
    .selectFrom('tasks')
    .select(['id', 'status', 'status_position as position', 'archived_at as archivedAt'])
    .where('id', '=', $.taskId),
);

const parentsOf = (db: Kysely<Schema>, childId: string) =>
  linkedParents(db).where('link.child_id', '=', childId);

/** The first parents by their links: the order of evidence where none is open. */
export const selectFirstParents = statement<
  { readonly childId: string; readonly limit: number },
  LinkedParent
>((db, $) => parentsOf(db, $.childId).orderBy('link.position').orderBy('link.parent_id').limit($.limit));

/** The first parents in the order of evidence: open ones first. `satisfiedBy` is a JSON array. */
export const selectOpenParentsFirst = statement<
  { readonly childId: string; readonly satisfiedBy: string; readonly limit: number },
  LinkedParent
>((db, $) =>
  parentsOf(db, $.childId)
    .orderBy(sql`link.waived IS NOT NULL OR parent.status IN (SELECT value FROM json_each(${$.satisfiedBy}))`)
    .orderBy('link.position')
    .orderBy('link.parent_id')
    .limit($.limit),
);

/** The links of a task to its parents (`up`) or to its children. */
export const selectLinksOf = {
  up: statement<{ readonly taskId: string }, Link>((db, $) =>
    db.selectFrom('task_links').select(columnsOfLink).where('child_id', '=', $.taskId).orderBy('position'),
  ),
  down: statement<{ readonly taskId: string }, Link>((db, $) =>
    db.selectFrom('task_links').select(columnsOfLink).where('parent_id', '=', $.taskId).orderBy('position'),
  ),
};

export const selectLink = statement<{ readonly parentId: string; readonly childId: string }, Link>((db, $) =>
  db
    .selectFrom('task_links')
    .select(columnsOfLink)
    .where('parent_id', '=', $.parentId)
    .where('child_id', '=', $.childId),
);

const claimable = (db: Kysely<Schema>, from: ClaimedFrom, limit: number) =>
  db
    .selectFrom('tasks')
    .selectAll()
    .where('status', '=', sql.lit<ClaimedFrom>(from))
    .where('archived_at', 'is', null)
    .$if(from === 'review', (query) => query.where('open_parents', '=', sql.lit(0)))
    .orderBy('priority', 'desc')
    .orderBy('created_position')
    .limit(limit);

const readyFrom = (from: ClaimedFrom) => ({
  ofAny: statement<{ readonly limit: number }, TaskRow>((db, $) => claimable(db, from, $.limit)),
  of: statement<{ readonly assignee: string; readonly limit: number }, TaskRow>((db, $) =>
    claimable(db, from, $.limit).where('assignee', '=', $.assignee),
  ),
});

/** Tasks that wait for a claim. The status stands in the text: only then is its own index used. */
export const selectReady: { readonly [F in ClaimedFrom]: ReturnType<typeof readyFrom> } = {
  ready: readyFrom('ready'),
  review: readyFrom('review'),
};

const wakesAt = sql<number | null>`coalesce(lease_until, run_at)`;

export const selectOverdue = statement<{ readonly now: number; readonly limit: number }, TaskRow>((db, $) =>
  db
    .selectFrom('tasks')
    .selectAll()
    .where(wakesAt, '<=', $.now)
    .orderBy(wakesAt)
    .orderBy('created_position')
    .limit($.limit),
);

export const selectWakesAt = statement<None, { readonly at: number | null }>((db) =>
  db
    .selectFrom('tasks')
    .select(wakesAt.as('at'))
    .where(wakesAt, 'is not', null)
    .orderBy(wakesAt)
    .limit(sql.lit(1)),
);

/** The positions at which a task has content, those of its erasures apart. */
export const selectContentsOf = statement<{ readonly taskId: string }, { readonly position: number }>(
  (db, $) =>
    db
      .selectFrom('task_events')
      .innerJoin('event_contents', 'event_contents.position', 'task_events.position')
      .select('task_events.position')
      .where('task_id', '=', $.taskId)
      .where('kind', '<>', 'content_erased')
      .where('erased', 'is', null)
      .orderBy('version'),
);

/** An event of a task, and whether it has content. */
export const selectContentAt = statement<
  { readonly position: number },
  { readonly taskId: string | null; readonly content: number | null }
>((db, $) =>
  db
    .selectFrom('task_events')
    .leftJoin('event_contents', (join) =>
      join.onRef('event_contents.position', '=', 'task_events.position').on('erased', 'is', null),
    )
    .select(['task_events.task_id as taskId', 'event_contents.position as content'])
    .where('task_events.position', '=', $.position),
);

export const selectCheckpoints = statement<None, Schema['checkpoints']>((db) =>
  db.selectFrom('checkpoints').selectAll().orderBy('name'),
);

export const selectCheckpoint = statement<{ readonly name: string }, { readonly position: number }>((db, $) =>
  db.selectFrom('checkpoints').select('position').where('name', '=', $.name),
);

export const selectLastSnapshot = statement<{ readonly upTo: number }, { readonly position: number }>(
  (db, $) =>
    db
      .selectFrom('snapshots')
      .select('position')
      .where('position', '<=', $.upTo)
      .orderBy('position', 'desc')
      .limit(sql.lit(1)),
);

export const selectSnapshotPart = statement<
  { readonly position: number; readonly part: number },
  Schema['snapshots']
>((db, $) =>
  db.selectFrom('snapshots').selectAll().where('position', '=', $.position).where('part', '=', $.part),
);

export const selectCounts = statement<
  None,
  {
    readonly status: TaskStatus;
    readonly assignee: string | null;
    readonly archived: number;
    readonly tasks: number;
  }
>((db) =>
  db
    .selectFrom('tasks')
    .select(['status', 'assignee', sql<number>`archived_at IS NOT NULL`.as('archived')])
    .select((eb) => eb.fn.countAll<number>().as('tasks'))
    .groupBy(['status', 'assignee', 'archived'])
    .orderBy('status')
    .orderBy('assignee'),
);

export const selectRefusals = statement<
  { readonly taskId: string; readonly after: number; readonly claimant: string | null },
  Pick<TaskEventsTable, 'kind' | 'data' | 'position'>
>((db, $) =>
  db
    .selectFrom('task_events')
    .select(['kind', 'data', 'position'])
    .where('task_id', '=', $.taskId)
    .where('version', '>', $.after)
    .where(sql`json_extract(data, '$.claimant')`, 'is', $.claimant),
);

export const selectCommand = statement<{ readonly commandId: string }, Schema['commands']>((db, $) =>
  db.selectFrom('commands').selectAll().where('command_id', '=', $.commandId),
);
