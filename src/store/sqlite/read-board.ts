import type { LoadedParents } from '../../commands/needs';
import type { Head } from '../../commands/head';
import { StoreFailure } from '../../commands/store-failure';
import { PARENTS_NAMED } from '../../events/parent-seen';
import type { SatisfiedBy } from '../../events/policy';
import type { TaskRow } from '../../projections/task-row';
import type { Connection } from './connection';
import * as statements from './statements';

/** Where the log ends, read on a connection. */
export const readHead = (connection: Connection): Head => {
  const row = connection.get(statements.selectHead, {});
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

/** The parents of a task whose row is at hand. */
export const readParents = (
  connection: Connection,
  child: TaskRow,
  satisfiedBy: SatisfiedBy,
): LoadedParents => {
  const { id: childId, parents: total, open_parents: open } = child;
  const whole = total <= PARENTS_NAMED;
  if (whole) return { childId, whole, parents: connection.all(statements.selectParents, { childId }) };
  const limit = PARENTS_NAMED;
  const parents =
    open === 0
      ? connection.all(statements.selectFirstParents, { childId, limit })
      : connection.all(statements.selectOpenParentsFirst, {
          childId,
          limit,
          satisfiedBy: JSON.stringify(satisfiedBy),
        });
  return { childId, whole, parents };
};
