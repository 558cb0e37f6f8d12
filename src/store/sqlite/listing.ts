import { sql } from 'kysely';
import type { Listing } from '../../projections/listing';
import type { TaskRow } from '../../projections/task-row';
import { listings } from '../listing';
import { statement } from '../statement';
import type { Connection } from './connection';

const listing = listings({
  compile: statement,
  statusIn: (statuses) => sql`status IN (SELECT value FROM json_each(${statuses}))`,
  titleHas: (text) => sql`instr(lower(title), lower(${text})) > 0`,
});

/** One page of a listing. */
export const listTasks = (connection: Connection, asked: Listing): ReadonlyArray<TaskRow> => {
  const { statement: query, slots } = listing(asked);
  return connection.all(query, slots);
};
