import { sql } from 'kysely';
import type { LoadedPath, PathKey } from '../../commands/needs';
import { pathDown } from '../../projections/path-down';
import { statement } from '../statement';
import type { Connection } from './connection';

const selectChildIds = statement<{ readonly parentId: string }, { readonly id: string }>((db, $) =>
  db.selectFrom('task_links').select('child_id as id').where('parent_id', '=', $.parentId),
);

const selectHasParent = statement<{ readonly childId: string }, unknown>((db, $) =>
  db.selectFrom('task_links').select('position').where('child_id', '=', $.childId).limit(sql.lit(1)),
);

/**
 * A way from a task down to another, if there is one. A statement for each task on the way: one recursive statement finds
 * out sooner that there is no way, and takes longer to name one.
 */
export const wayDown = (connection: Connection, { fromId, toId }: PathKey): LoadedPath => {
  const childrenOf = (parentId: string): ReadonlyArray<string> =>
    connection.column(selectChildIds, { parentId });
  const childless = childrenOf(fromId).length === 0;
  const apart = childless || connection.get(selectHasParent, { childId: toId }) === undefined;
  return { fromId, toId, childless, path: apart ? null : (pathDown(childrenOf, fromId, toId) ?? null) };
};
