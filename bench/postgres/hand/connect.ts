import { Client, types } from 'pg';
import type { Flush } from './lock';

const BIGINT: number = types.builtins.INT8;

/** A bare connection to the board of a run; every `bigint` of a board is a number. */
export const connect = async (url: string, flush: Flush = 'own'): Promise<Client> => {
  const client = new Client({
    connectionString: url,
    options: `-c search_path=bench -c synchronous_commit=${flush === 'own' ? 'on' : 'off'}`,
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        oid === BIGINT ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
    },
  });
  await client.connect();
  return client;
};
