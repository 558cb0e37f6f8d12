import { sql } from 'kysely';
import type { Listing } from '../../projections/listing';
import type { TaskRow } from '../../projections/task-row';
import { listings } from '../listing';
import { postgresStatement } from '../statement';
import type { Connection } from './connection';

const listing = listings({
  compile: postgresStatement,
  statusIn: (statuses) => sql`status IN (SELECT jsonb_array_elements_text(${statuses}::jsonb))`,
  titleHas: (text) => sql`strpos(lower(title COLLATE "C"), lower(${text}::text COLLATE "C")) > 0`,
});

/** One page of a listing. */
export const listTasks = async (connection: Connection, asked: Listing): Promise<ReadonlyArray<TaskRow>> => {
  const { statement, slots } = listing(asked);
  return connection.all(statement, slots);
};
