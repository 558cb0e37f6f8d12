import Database from 'better-sqlite3';

/** Has a ledger forget every command as soon as it is recorded, as a store would that keeps no ids. */
export const forgetCommands = (ledger: string): void => {
  const client = new Database(ledger, { fileMustExist: true });
  try {
    client.exec(
      `CREATE TRIGGER forgets_commands AFTER INSERT ON commands
       BEGIN DELETE FROM commands WHERE command_id = NEW.command_id; END`,
    );
  } finally {
    client.close();
  }
};
