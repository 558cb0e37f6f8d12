import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreFailure } from '../../commands/store-failure';
import { errorCode } from './error-code';

/**
 * The file that `path` leads to (SQLite keeps its `-wal` beside that one), or undefined where there is none. Nothing is
 * opened: closing a file of our own would let go of every lock that SQLite holds on it in this process.
 */
export const locate = (path: string): string | undefined => {
  const refuse = (detail: string): never => {
    throw new StoreFailure({ _tag: 'NotALedger', path, detail });
  };
  try {
    const file = realpathSync(path);
    const stats = statSync(file);
    if (!stats.isFile()) return refuse('it is not a file');
    return stats.size === 0 ? refuse('the file is empty') : file;
  } catch (error) {
    if (error instanceof StoreFailure) throw error;
    const code = errorCode(error);
    if (code === 'ENOENT') return undefined;
    throw new StoreFailure({ _tag: 'Unavailable', detail: `${path}: ${code ?? String(error)}` });
  }
};

/** Whether this process may write a file, or a folder. */
export const canWrite = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** Refuses a file that cannot be written, or whose folder takes no `-wal` beside it. */
export const mustBeWritable = (file: string): void => {
  if (!canWrite(file) || !canWrite(dirname(file))) throw new StoreFailure({ _tag: 'ReadOnly', path: file });
};
