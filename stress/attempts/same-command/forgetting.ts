import Database from 'better-sqlite3';
import { Client } from 'pg';
import type { BoardPlace } from '../../../src/ledger/board-place';

const onSqlite = (file: string): void => {
  const client = new Database(file, { fileMustExist: true });
  try {
    client.exec(
      `CREATE TRIGGER forgets_commands AFTER INSERT ON commands
       BEGIN DELETE FROM commands WHERE command_id = NEW.command_id; END`,
    );
  } finally {
    client.close();
  }
};

const onPostgres = async (url: string, board: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const schema = client.escapeIdentifier(board);
  try {
    await client.query(
      `CREATE FUNCTION ${schema}.forget_command() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN DELETE FROM ${schema}.commands WHERE command_id = NEW.command_id; RETURN NULL; END $$;
       CREATE TRIGGER forgets_commands AFTER INSERT ON ${schema}.commands
       FOR EACH ROW EXECUTE FUNCTION ${schema}.forget_command()`,
    );
  } finally {
    await client.end();
  }
};

/** Has a ledger forget every command as soon as it is recorded, as a store would that keeps no ids. */
export const forgetCommands = async (place: BoardPlace): Promise<void> =>
  'sqlite' in place ? onSqlite(place.sqlite) : onPostgres(place.postgres, place.board ?? 'default');
