import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { BoardPlace } from '../../src/index';
import { SERVER_VARIABLE } from '../postgres/start-server';

/** A place where nothing lies yet. */
interface EmptyEnd {
  readonly place: BoardPlace;
  readonly remove: () => Promise<void>;
}

const inMemory = (): EmptyEnd => ({ place: { sqlite: ':memory:' }, remove: async () => undefined });

const inSchema = (): EmptyEnd => {
  const postgres = process.env[SERVER_VARIABLE];
  if (postgres === undefined) throw new Error('no PostgreSQL server was started for these tests');
  const board = `golden ${randomUUID()}`;
  const remove = async (): Promise<void> => {
    const client = new Client({ connectionString: postgres });
    await client.connect();
    await client.query(`DROP SCHEMA IF EXISTS "${board}" CASCADE`);
    await client.end();
  };
  return { place: { postgres, board }, remove };
};

const kinds: Readonly<Record<string, () => EmptyEnd>> = { sqlite: inMemory, postgres: inSchema };

/** A place on each store that is tested, by its name. */
export const emptyEnds = (process.env['STORES'] ?? 'sqlite')
  .split(',')
  .map((store) => [store, kinds[store]!] as const);
