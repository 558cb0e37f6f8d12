import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { canWrite } from './locate';

/**
 * Opens a file to read it and leaves nothing behind. Where there is something that SQLite would write back it opens
 * without a way to write: what another program left beside its file is not ours to clear up. Elsewhere a connection
 * that may write takes away, as it closes, what it laid beside the file; one that may not would leave it there.
 */
export const openForReading = (file: string): Database.Database => {
  const left = existsSync(`${file}-wal`) || existsSync(`${file}-journal`);
  const raw = new Database(file, { readonly: left || !canWrite(file), fileMustExist: true, timeout: 0 });
  raw.pragma('query_only = ON');
  return raw;
};
