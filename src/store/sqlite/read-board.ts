import type { LinkedParent, LoadedParents } from '../../commands/needs';
import type { Head } from '../../commands/head';
import { PARENTS_NAMED } from '../../events/parent-seen';
import type { SatisfiedBy } from '../../events/policy';
import type { TaskStatus } from '../../events/status';
import type { TaskRow } from '../../projections/task-row';
import { headOf } from '../head-of';
import * as bulk from './bulk-statements';
import type { Connection } from './connection';
import * as statements from './statements';

/** Where the log ends, read on a connection. */
export const readHead = (connection: Connection): Head => headOf(connection.get(statements.selectHead, {}));

const isWhole = ({ parents }: TaskRow): boolean => parents <= PARENTS_NAMED;

/** A parent with its link, as a plain list of the values that `linkedParents` selects: a claim reads up to 64 of them. */
type ParentValues = readonly [
  id: string,
  status: TaskStatus,
  position: number,
  archivedAt: number | null,
  linkPosition: number,
  waived: number | null,
];

const parentOf = ([id, status, position, archivedAt, linkPosition, waived]: ParentValues): LinkedParent => ({
  id,
  status,
  position,
  archivedAt,
  linkPosition,
  waived,
});

/** The first parents of a task that has more than are named. */
const firstParents = (
  connection: Connection,
  { id: childId, open_parents: open }: TaskRow,
  satisfiedBy: SatisfiedBy,
): ReadonlyArray<LinkedParent> => {
  const asked = { childId, limit: PARENTS_NAMED };
  const first: ReadonlyArray<ParentValues> =
    open === 0
      ? connection.values(statements.selectFirstParents, asked)
      : connection.values(statements.selectOpenParentsFirst, {
          ...asked,
          satisfiedBy: JSON.stringify(satisfiedBy),
        });
  return first.map(parentOf);
};

/** The parents of tasks whose rows are at hand. */
export const readParents = (
  connection: Connection,
  children: ReadonlyArray<TaskRow>,
  satisfiedBy: SatisfiedBy,
): ReadonlyArray<LoadedParents> => {
  const found = new Map<string, LinkedParent[]>();
  const asked = children.filter(isWhole).map(({ id }) => id);
  for (const parent of connection.among(bulk.selectParents, asked)) {
    const siblings = found.get(parent.childId);
    if (siblings === undefined) found.set(parent.childId, [parent]);
    else siblings.push(parent);
  }
  return children.map((child) => {
    const { id: childId } = child;
    return isWhole(child)
      ? { childId, whole: true, parents: found.get(childId) ?? [] }
      : { childId, whole: false, parents: firstParents(connection, child, satisfiedBy) };
  });
};
