import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { postgresBoard, quoted, serverUrl } from './board';
import type { Board } from './board';

/** The roles that the docs give rights to. */
const groupRoles = ['writer', 'reader', 'auditor'] as const;

/** Who may come to a board: its owner, somebody with a role of it, and somebody with none. */
export type Who = 'owner' | (typeof groupRoles)[number] | 'stranger';

/** A board whose roles have been given their rights as the docs say. */
export interface GuardedBoard {
  readonly board: Board;
  /** The address of the server for one of these. */
  readonly urlOf: (who: Who) => string;
  /** A connection of one of these, who looks for tables in the schema. */
  readonly rawOf: (who: Who) => Promise<Client>;
}

/** What docs/postgres.md has one paste before a board is made, and after it. */
const documented = (): ReadonlyArray<string> => {
  const page = readFileSync(join(__dirname, '../../docs/postgres.md'), 'utf8');
  const [, section = ''] = page.split('\n## Roles\n');
  const [own = ''] = section.split('\n## ');
  return [...own.matchAll(/```sql\n([^`]*)```/g)].map(([, sql = '']) => sql);
};

/** Runs SQL as the superuser of the server. */
export const asSuperuser = async (sql: string): Promise<void> => {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

/** A board of its own for each test, made by its owner, who is no superuser; of each other role one logs in, and a stranger of none. */
export const guardedBoard = (): GuardedBoard => {
  const board = postgresBoard();
  const userOf = (who: Who): string =>
    who === 'owner' ? `${board.name}_owner` : `${board.name} some ${who}`;
  const urlOf = (who: Who): string => {
    const url = new URL(serverUrl());
    url.username = encodeURIComponent(userOf(who));
    return url.href;
  };
  const rawOf = async (who: Who): Promise<Client> => {
    const client = new Client({ connectionString: urlOf(who) });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(`SET search_path = ${quoted(board.name)}`);
    board.after(() => client.end());
    return client;
  };
  beforeEach(async () => {
    const { name } = board;
    const groups = groupRoles.map((role) => `${name}_${role}`);
    const made = [userOf('owner'), ...groups, ...groupRoles.map(userOf), userOf('stranger')].map(quoted);
    board.after(() => asSuperuser(`DROP OWNED BY ${made.join()} CASCADE; DROP ROLE ${made.join()}`));
    const [before = '', after = ''] = documented().map((sql) => sql.replaceAll('default', name));
    await asSuperuser(before);
    await (await board.open({ url: urlOf('owner') })).close();
    await asSuperuser(after);
    for (const role of groupRoles) {
      await asSuperuser(`CREATE ROLE ${quoted(userOf(role))} LOGIN IN ROLE ${quoted(`${name}_${role}`)}`);
    }
    await asSuperuser(`CREATE ROLE ${quoted(userOf('stranger'))} LOGIN`);
  });
  return { board, urlOf, rawOf };
};
