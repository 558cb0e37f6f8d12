import { PostgresServer } from '../../bench/postgres/server';

/** Where tests find the server that runs for all of them. */
export const SERVER_VARIABLE = 'TEST_POSTGRES_URL';

declare global {
  // The one server of a run, between its beginning and its end.
  var taskledgerTestPostgres: PostgresServer | undefined;
}

/** Before any test: one PostgreSQL server for all, unless `STORES`, as jest.config.js sets it, leaves it out. */
const start = async (): Promise<void> => {
  if (!(process.env['STORES'] ?? '').split(',').includes('postgres')) return;
  const server = await PostgresServer.start({ fsync: 'off' });
  globalThis.taskledgerTestPostgres = server;
  process.env[SERVER_VARIABLE] = server.url();
};

export default start;
