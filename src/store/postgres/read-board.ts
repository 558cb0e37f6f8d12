import type { Head } from '../../commands/head';
import { headOf } from '../head-of';
import type { Connection } from './connection';
import * as statements from './statements';

/** Where the log ends. */
export const readHead = async (connection: Connection): Promise<Head> =>
  headOf(await connection.get(statements.selectHead, {}));
