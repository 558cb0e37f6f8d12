import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { LoadedPath, PathKey } from '../../commands/needs';
import { pathDown } from '../../projections/path-down';
import type { Schema } from '../schema';
import { statement } from '../statement';
import type { Connection } from './connection';

const BETWEEN_IDS = '\0';

/** Everything below a task, itself included, nearest first. `UNION` visits a task once, however many ways lead to it. */
const withBelow = (db: Kysely<Schema>, fromId: string) =>
  db.withRecursive('below(id)', (recursive) =>
    recursive
      .selectNoFrom(sql<string>`${fromId}`.as('id'))
      .union(
        recursive
          .selectFrom('below')
          .innerJoin('task_links', 'task_links.parent_id', 'below.id')
          .select('task_links.child_id as id'),
      ),
  );

const selectHasChild = statement<{ readonly parentId: string }, unknown>((db, $) =>
  db.selectFrom('task_links').select('position').where('parent_id', '=', $.parentId).limit(sql.lit(1)),
);

const selectHasParent = statement<{ readonly childId: string }, unknown>((db, $) =>
  db.selectFrom('task_links').select('position').where('child_id', '=', $.childId).limit(sql.lit(1)),
);

const selectReaches = statement<PathKey, unknown>((db, $) =>
  withBelow(db, $.fromId).selectFrom('below').select('id').where('id', '=', $.toId).limit(sql.lit(1)),
);

/** The children of everything below a task, in one text for each parent: a row for each link takes four times as long. */
const selectBelow = statement<
  { readonly fromId: string },
  { readonly id: string; readonly children: string | null }
>((db, $) =>
  withBelow(db, $.fromId)
    .selectFrom('below')
    .select([
      'id',
      sql<
        string | null
      >`(SELECT group_concat(child_id, char(0)) FROM task_links WHERE parent_id = below.id)`.as('children'),
    ]),
);

/** A way from a task down to another, if there is one. That there is none, the usual case, is found out in one statement. */
export const wayDown = (connection: Connection, key: PathKey): LoadedPath => {
  const { fromId, toId } = key;
  const childless = connection.get(selectHasChild, { parentId: fromId }) === undefined;
  const apart = childless || connection.get(selectHasParent, { childId: toId }) === undefined;
  if (apart || connection.get(selectReaches, { fromId, toId }) === undefined) {
    return { fromId, toId, childless, path: null };
  }
  const below = connection.all(selectBelow, { fromId });
  const children = new Map(below.map((row) => [row.id, row.children?.split(BETWEEN_IDS) ?? []]));
  return { fromId, toId, childless, path: pathDown((id) => children.get(id) ?? [], fromId, toId) ?? null };
};
