import { Pool, types } from 'pg';
import type { PoolConfig } from 'pg';
import type { PostgresOptions } from './options';

/** The number by which PostgreSQL knows the type `bigint`. */
const BIGINT: number = types.builtins.INT8;

/** Every `bigint` of a board is within 2^53 − 1: it comes as a number. */
const numbers: NonNullable<PoolConfig['types']> = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === BIGINT ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};

/** A name as SQL writes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A value within the `options` of a connection, where spaces and backslashes are escaped. */
const escaped = (value: string): string => value.replaceAll(/[\\ ]/g, '\\$&');

/** What an address says of a session, which would take the place of all that is said here; and the address without it. */
const withoutOptions = (url: string): { readonly address: string; readonly said: string } => {
  const [address = '', ...query] = url.split('?');
  const fields = new URLSearchParams(query.join('?'));
  const said = fields.get('options') ?? '';
  for (const field of ['options', 'idle_in_transaction_session_timeout']) fields.delete(field);
  return { address: fields.size === 0 ? address : `${address}?${fields.toString()}`, said };
};

/**
 * How each connection of a board is made: its schema is all it sees. Who is stopped with a transaction open loses it after
 * a while, in the middle of an answer too: there the server, which waits for him to take it, counts as busy, not as idle.
 */
export const connectionOf = (options: PostgresOptions): PoolConfig => {
  const { url, board, pool, holdMs, durability, patienceMs } = options;
  const { address, said } = withoutOptions(url);
  const settings = {
    search_path: escaped(quoted(board)),
    synchronous_commit: durability === 'normal' ? 'off' : 'on',
    tcp_user_timeout: holdMs,
    // Up to PostgreSQL 17 a plan that reads a table of one row counts as so dear, where plans are to go by the indexes, that it would be compiled at every execution.
    jit: 'off',
    // 0 would be patience without end.
    lock_timeout: Math.max(1, patienceMs),
  };
  return {
    application_name: 'taskledger',
    keepAlive: true,
    ...pool,
    connectionString: address,
    types: numbers,
    pipeline: true,
    idle_in_transaction_session_timeout: holdMs,
    options: [
      pool.options ?? '',
      said,
      ...Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`),
    ].join(' '),
  };
};

/** The connections of a board. */
export const poolOf = (options: PostgresOptions): Pool => {
  const opened = new Pool({ max: 4, ...connectionOf(options) });
  // One that is lost while nobody uses it is replaced; whoever uses one hears of it at the next statement.
  opened.on('error', () => undefined);
  opened.on('connect', (client) => client.on('error', () => undefined));
  return opened;
};
