import { accessSync, constants, closeSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreFailure } from '../../commands/store-failure';
import { APPLICATION_ID } from './application-id';
import { errorCode } from './error-code';

const MAGIC = 'SQLite format 3\0';
const APPLICATION_ID_AT = 68;
const HEADER_BYTES = 100;

const unavailable = (path: string, error: unknown): StoreFailure =>
  new StoreFailure({ _tag: 'Unavailable', detail: `${path}: ${errorCode(error) ?? String(error)}` });

const header = (path: string): Buffer => {
  const bytes = Buffer.alloc(HEADER_BYTES);
  const file = openSync(path, 'r');
  try {
    return bytes.subarray(0, readSync(file, bytes, 0, HEADER_BYTES, 0));
  } finally {
    closeSync(file);
  }
};

/** Whether there is a ledger at `path` (false: there is nothing). What is there and is none is refused, before SQLite touches it. */
export const ledgerExists = (path: string): boolean => {
  const refuse = (detail: string): never => {
    throw new StoreFailure({ _tag: 'NotALedger', path, detail });
  };
  try {
    if (!statSync(path).isFile()) return refuse('it is not a file');
  } catch (error) {
    if (error instanceof StoreFailure) throw error;
    if (errorCode(error) === 'ENOENT') return false;
    throw unavailable(path, error);
  }
  let bytes: Buffer;
  try {
    bytes = header(path);
  } catch (error) {
    throw unavailable(path, error);
  }
  if (bytes.length === 0) return refuse('the file is empty');
  if (bytes.length < HEADER_BYTES || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    return refuse('it is not a SQLite file');
  }
  return (
    bytes.readInt32BE(APPLICATION_ID_AT) === APPLICATION_ID || refuse('it is a SQLite file of something else')
  );
};

/** Refuses a file that cannot be written, or whose folder takes no `-wal` beside it. */
export const mustBeWritable = (path: string): void => {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
  } catch {
    throw new StoreFailure({ _tag: 'ReadOnly', path });
  }
};
