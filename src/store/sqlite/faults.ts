import { StoreFailure } from '../../commands/store-failure';
import type { StoreFault } from '../../commands/store-fault';
import { errorCode } from './error-code';

/** SQLite's code for an error, as `SQLITE_BUSY`; undefined for one that is not SQLite's. */
const sqliteCode = (error: unknown): string | undefined => {
  const code = errorCode(error);
  return code?.startsWith('SQLITE_') === true ? code : undefined;
};

/** Whether an error is SQLite's own. */
export const isSqliteError = (error: unknown): boolean => sqliteCode(error) !== undefined;

/** Whether SQLite says that somebody else holds a lock. */
export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error) ?? '');

/** Whether SQLite says that it could not open the file, or what belongs beside it. */
export const isCannotOpen = (error: unknown): boolean =>
  sqliteCode(error)?.startsWith('SQLITE_CANTOPEN') === true;

/** What an error of SQLite means for a caller, or undefined for an error that is none of SQLite's: a defect. */
const faultOf = (error: unknown, path: string): StoreFault | undefined => {
  const code = sqliteCode(error);
  if (code === undefined) return undefined;
  const detail = `${(error as Error).message} (${code})`;
  const [, family] = code.split('_');
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

/** The fault that an error carries or means; an error that is no fault is a defect, and goes on. */
export const asFault = (error: unknown, path: string): StoreFault => {
  if (error instanceof StoreFailure) return error.fault;
  const fault = faultOf(error, path);
  if (fault === undefined) throw error;
  return fault;
};
