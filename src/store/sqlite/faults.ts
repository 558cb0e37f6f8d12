import Database from 'better-sqlite3';
import type { StoreFault } from '../../commands/store-fault';

const isSqliteError = (error: unknown): error is InstanceType<typeof Database.SqliteError> =>
  error instanceof Database.SqliteError;

/** Whether SQLite says that somebody else holds a lock. */
export const isBusy = (error: unknown): boolean =>
  isSqliteError(error) && /^SQLITE_(BUSY|LOCKED)/.test(error.code);

/** Whether SQLite says that it could not open the file, or what belongs beside it. */
export const isCannotOpen = (error: unknown): boolean =>
  isSqliteError(error) && error.code.startsWith('SQLITE_CANTOPEN');

/** What an error of SQLite means for a caller, or undefined for an error that is none of SQLite's: a defect. */
export const faultOf = (error: unknown, path: string): StoreFault | undefined => {
  if (!isSqliteError(error)) return undefined;
  const detail = `${error.message} (${error.code})`;
  const [, family] = error.code.split('_');
  switch (family) {
    case 'BUSY':
    case 'LOCKED':
      return { _tag: 'Busy', waitedMs: 0 };
    case 'READONLY':
      return { _tag: 'ReadOnly', path };
    case 'NOTADB':
      return { _tag: 'NotALedger', path, detail };
    case 'CORRUPT':
    case 'CONSTRAINT':
    case 'ERROR':
      return { _tag: 'Corrupt', position: null, detail };
    default:
      return { _tag: 'Unavailable', detail };
  }
};
