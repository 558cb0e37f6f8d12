import type { Scenario } from '../scenario';
import { onConnection, withServer } from './databases';
import { flushMs } from './flush-ms';

const shown = [
  'server_version',
  'shared_buffers',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'wal_sync_method',
  'max_wal_size',
  'max_connections',
  'jit',
];

/** The server that all is measured on: its own defaults, and what a flush of it takes. */
export const serverSettings: Scenario = async () =>
  withServer(async ({ server }) => {
    const url = server.url();
    const rows = await onConnection(url, async (client) => {
      const found = await client.query<{ readonly name: string; readonly setting: string }>(
        `SELECT name, current_setting(name) AS setting FROM unnest($1::text[]) AS name`,
        [shown],
      );
      return found.rows.map(({ name, setting }) => [name, setting]);
    });
    const flush = ['a flush at a commit, median, ms', await flushMs(url)];
    return { tables: [{ title: 'The server', columns: ['setting', ''], rows: [...rows, flush] }], bars: [] };
  });
