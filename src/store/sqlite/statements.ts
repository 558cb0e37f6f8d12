import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { EventRow } from '../event-row';
import type { Schema, TaskEventsTable } from '../schema';
import { statement } from '../statement';
import type { TaskRow } from '../../projections/task-row';

type None = Readonly<Record<string, never>>;

const eventsWithContents = (db: Kysely<Schema>) =>
  db
    .selectFrom('task_events')
    .leftJoin('event_contents', 'event_contents.position', 'task_events.position')
    .selectAll('task_events')
    .select(['event_contents.salt', 'event_contents.content']);

export const selectHead = statement<None, Schema['head']>((db) => db.selectFrom('head').selectAll());

export const selectEvents = statement<{ readonly after: number; readonly limit: number }, EventRow>((db, $) =>
  eventsWithContents(db)
    .where('task_events.position', '>', $.after)
    .orderBy('task_events.position')
    .limit($.limit),
);

export const selectHistory = statement<
  { readonly taskId: string; readonly after: number; readonly limit: number },
  EventRow
>((db, $) =>
  eventsWithContents(db)
    .where('task_id', '=', $.taskId)
    .where('version', '>', $.after)
    .orderBy('version')
    .limit($.limit),
);

export const selectTask = statement<{ readonly taskId: string }, TaskRow>((db, $) =>
  db.selectFrom('tasks').selectAll().where('id', '=', $.taskId),
);

export const selectContent = statement<{ readonly position: number }, { readonly content: string }>((db, $) =>
  db.selectFrom('event_contents').select('content').where('position', '=', $.position),
);

export const selectStrayContents = statement<None, { readonly position: number }>((db) =>
  db
    .selectFrom('event_contents')
    .leftJoin('task_events', 'task_events.position', 'event_contents.position')
    .select('event_contents.position')
    .where('task_events.position', 'is', null),
);

/** A parent with what made it so, and with its link. */
export interface ParentRow {
  readonly id: string;
  readonly status: TaskRow['status'];
  readonly position: number;
  readonly linkPosition: number;
}

export const selectStanding = statement<{ readonly taskId: string }, Omit<ParentRow, 'linkPosition'>>(
  (db, $) =>
    db.selectFrom('tasks').select(['id', 'status', 'status_position as position']).where('id', '=', $.taskId),
);

const parentsOf = (db: Kysely<Schema>, childId: string) =>
  db
    .selectFrom('task_links as link')
    .innerJoin('tasks as parent', 'parent.id', 'link.parent_id')
    .select([
      'parent.id',
      'parent.status',
      'parent.status_position as position',
      'link.position as linkPosition',
    ])
    .where('link.child_id', '=', childId);

export const selectParents = statement<{ readonly childId: string }, ParentRow>((db, $) =>
  parentsOf(db, $.childId).orderBy('link.position').orderBy('link.parent_id'),
);

/** The first parents by their links: the order of evidence where none is open. */
export const selectFirstParents = statement<{ readonly childId: string; readonly limit: number }, ParentRow>(
  (db, $) => parentsOf(db, $.childId).orderBy('link.position').orderBy('link.parent_id').limit($.limit),
);

/** The first parents in the order of evidence: open ones first. `satisfiedBy` is a JSON array. */
export const selectOpenParentsFirst = statement<
  { readonly childId: string; readonly satisfiedBy: string; readonly limit: number },
  ParentRow
>((db, $) =>
  parentsOf(db, $.childId)
    .orderBy(sql`parent.status IN (SELECT value FROM json_each(${$.satisfiedBy}))`)
    .orderBy('link.position')
    .orderBy('link.parent_id')
    .limit($.limit),
);

export const selectChildren = statement<{ readonly parentId: string }, TaskRow>((db, $) =>
  db
    .selectFrom('task_links as link')
    .innerJoin('tasks as child', 'child.id', 'link.child_id')
    .selectAll('child')
    .where('link.parent_id', '=', $.parentId)
    .orderBy('link.position'),
);

export const selectLink = statement<
  { readonly parentId: string; readonly childId: string },
  Schema['task_links']
>((db, $) =>
  db
    .selectFrom('task_links')
    .selectAll()
    .where('parent_id', '=', $.parentId)
    .where('child_id', '=', $.childId),
);

const ready = (db: Kysely<Schema>, limit: number) =>
  db
    .selectFrom('tasks')
    .selectAll()
    .where('status', '=', sql.lit<'ready'>('ready'))
    .orderBy('priority', 'desc')
    .orderBy('created_position')
    .limit(limit);

export const selectReady = statement<{ readonly limit: number }, TaskRow>((db, $) => ready(db, $.limit));

export const selectReadyOf = statement<{ readonly assignee: string; readonly limit: number }, TaskRow>(
  (db, $) => ready(db, $.limit).where('assignee', '=', $.assignee),
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

/** Which tasks to list; null for any. `statuses` is a JSON array. */
export interface TaskListing {
  readonly statuses: string | null;
  readonly assignee: string | null;
  readonly parentId: string | null;
  readonly after: number;
  readonly limit: number;
}

/** A listing: each combination of filters is a text of its own, so that each finds its index. */
export const selectTasks = (by: {
  readonly statuses: boolean;
  readonly assignee: boolean;
  readonly parentId: boolean;
}) =>
  statement<TaskListing, TaskRow>((db, $) =>
    db
      .selectFrom('tasks')
      .selectAll()
      .where('created_position', '>', $.after)
      .$if(by.statuses, (query) =>
        query.where('status', 'in', sql<TaskRow['status']>`(SELECT value FROM json_each(${$.statuses}))`),
      )
      .$if(by.assignee, (query) => query.where('assignee', '=', $.assignee))
      .$if(by.parentId, (query) =>
        query.where('id', 'in', (children) =>
          children.selectFrom('task_links').select('child_id').where('parent_id', '=', $.parentId!),
        ),
      )
      .orderBy('created_position')
      .limit($.limit),
  );
