import { StoreFailure } from '../../commands/store-failure';
import type { Connection } from './connection';

/** Where the rows of a table lie: a table that was rewritten lies elsewhere. */
const lies = async (connection: Connection, table: string): Promise<unknown> => {
  const [row] = await connection.exec(`SELECT pg_relation_filenode('${table}') AS file`);
  return row?.['file'];
};

/** Rewrites the tables that hold what people write: until then the old versions of their rows lie there. */
export const compact = async (connection: Connection, board: string): Promise<void> => {
  for (const table of ['event_contents', 'tasks']) {
    const before = await lies(connection, table);
    await connection.exec(`VACUUM (FULL) ${table}`);
    // Who has no right to it is only warned, and nothing is done.
    if ((await lies(connection, table)) !== before) continue;
    const detail = `only the owner of the board compacts it, or who has the right MAINTAIN on ${table}`;
    throw new StoreFailure({ _tag: 'Denied', path: board, detail });
  }
};
