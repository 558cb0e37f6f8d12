import { Client, types } from 'pg';
import type { Flush } from './lock';

const BIGINT: number = types.builtins.INT8;

/** Plans are kept, and go by the indexes: what is best for a board that is all but empty would read all of it later. */
const byIndex = ['seqscan', 'hashjoin', 'mergejoin', 'material']
  .map((kind) => `-c enable_${kind}=off`)
  .join(' ');

/** A bare connection to the board of a run; every `bigint` of a board is a number. */
export const connect = async (url: string, flush: Flush = 'own'): Promise<Client> => {
  const client = new Client({
    connectionString: url,
    options: `${byIndex} -c search_path=bench -c synchronous_commit=${flush === 'own' ? 'on' : 'off'}`,
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        oid === BIGINT ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
    },
  });
  await client.connect();
  return client;
};
