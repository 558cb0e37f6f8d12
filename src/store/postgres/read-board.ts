import type { LoadedParents } from '../../commands/needs';
import type { Head } from '../../commands/head';
import { StoreFailure } from '../../commands/store-failure';
import { PARENTS_NAMED } from '../../events/parent-seen';
import type { SatisfiedBy } from '../../events/policy';
import type { TaskRow } from '../../projections/task-row';
import type { Schema } from '../schema';
import type { Connection } from './connection';
import * as statements from './statements';

/** The head of a row. */
export const headOf = (row: Schema['head'] | undefined): Head => {
  if (row === undefined) {
    throw new StoreFailure({ _tag: 'Corrupt', position: null, detail: 'the head is missing' });
  }
  return {
    ledgerId: row.ledger_id,
    position: row.position,
    format: row.format,
    satisfiedBy: JSON.parse(row.satisfied_by) as SatisfiedBy,
    state: row.state,
    sealedTo: row.sealed_to,
  };
};

/** Where the log ends. */
export const readHead = async (connection: Connection): Promise<Head> =>
  headOf(await connection.get(statements.selectHead, {}));

const idsOf = (rows: ReadonlyArray<TaskRow>): ReadonlyArray<string> => rows.map(({ id }) => id);

/** The parents of tasks whose rows are at hand: all of them, or, where there are many, the first in the order of evidence. */
export const readParents = async (
  connection: Connection,
  children: ReadonlyArray<TaskRow>,
  satisfiedBy: SatisfiedBy,
): Promise<ReadonlyArray<LoadedParents>> => {
  const few = children.filter(({ parents }) => parents <= PARENTS_NAMED);
  const many = children.filter(({ parents }) => parents > PARENTS_NAMED);
  const found = new Map<string, statements.ParentRow[]>(children.map(({ id }) => [id, []]));
  const take = (rows: ReadonlyArray<statements.ParentRow>): void => {
    for (const row of rows) found.get(row.childId)?.push(row);
  };
  const limit = PARENTS_NAMED;
  const some = idsOf(few.filter(({ parents }) => parents > 0));
  const satisfied = idsOf(many.filter(({ open_parents: open }) => open === 0));
  const waiting = idsOf(many.filter(({ open_parents: open }) => open > 0));
  if (some.length > 0) take(await connection.all(statements.selectParents, { ids: some }));
  if (satisfied.length > 0)
    take(await connection.all(statements.selectFirstParents, { ids: satisfied, limit }));
  if (waiting.length > 0) {
    take(await connection.all(statements.selectOpenParentsFirst, { ids: waiting, satisfiedBy, limit }));
  }
  return children.map(({ id, parents }) => ({
    childId: id,
    whole: parents <= PARENTS_NAMED,
    parents: found.get(id) ?? [],
  }));
};
