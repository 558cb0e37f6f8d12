import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { LinkedParent } from '../../commands/needs';
import type { TaskRow } from '../../projections/task-row';
import type { Schema } from '../schema';
import { statement } from '../statement';

/** What is asked for: a JSON array of ids or positions. To run a statement costs as much as to find some five rows. */
interface Asked {
  readonly asked: string;
}

const isAsked = (column: string, { asked }: Asked): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} IN (SELECT value FROM json_each(${asked}))`;

/** Links to parents, with how these stand. */
export const linkedParents = (db: Kysely<Schema>) =>
  db
    .selectFrom('task_links as link')
    .innerJoin('tasks as parent', 'parent.id', 'link.parent_id')
    .select([
      'parent.id',
      'parent.status',
      'parent.status_position as position',
      'parent.archived_at as archivedAt',
      'link.position as linkPosition',
      'link.waived',
    ]);

export const selectTasks = statement<Asked, TaskRow>((db, $) =>
  db.selectFrom('tasks').selectAll().where(isAsked('id', $)),
);

/** The parents of some tasks, those of each in the order of its links. */
export const selectParents = statement<Asked, LinkedParent & { readonly childId: string }>((db, $) =>
  linkedParents(db)
    .select('link.child_id as childId')
    .where(isAsked('link.child_id', $))
    .orderBy('link.child_id')
    .orderBy('link.position')
    .orderBy('link.parent_id'),
);

/** A child with its link. */
type ChildRow = TaskRow & {
  readonly parent_id: string;
  readonly link_position: number;
  readonly waived: number | null;
};

/** The children of some tasks, those of each in the order of their links. */
export const selectChildren = statement<Asked, ChildRow>((db, $) =>
  db
    .selectFrom('task_links as link')
    .innerJoin('tasks as child', 'child.id', 'link.child_id')
    .selectAll('child')
    .select(['link.parent_id', 'link.position as link_position', 'link.waived'])
    .where(isAsked('link.parent_id', $))
    .orderBy('link.parent_id')
    .orderBy('link.position'),
);

export const selectContents = statement<
  Asked,
  { readonly position: number; readonly content: string | null }
>((db, $) => db.selectFrom('event_contents').select(['position', 'content']).where(isAsked('position', $)));
