import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { tryCatch } from 'fp-ts/TaskEither';
import type { TaskEither } from 'fp-ts/TaskEither';
import { EvidenceError } from '../../evidence-fault';
import type { EvidenceFault } from '../../evidence-fault';
import { isSqliteError } from '../faults';
import { isHeldHere } from '../held-here';
import { Evidence } from './evidence';
import { locateEvidence, readEvidenceFiles } from './evidence-files';
import { Scratch } from './scratch';

/** A journal that was left half-way is rolled back when a connection that may write first reads: on the copy. */
const settle = (copy: string): void => {
  const raw = new Database(copy, { fileMustExist: true });
  try {
    raw.pragma('schema_version');
  } finally {
    raw.close();
  }
};

const openCopy = (path: string, copy: string, journal: boolean): Database.Database => {
  let raw: Database.Database | undefined;
  try {
    if (journal) settle(copy);
    raw = new Database(copy, { readonly: true, fileMustExist: true });
    raw.pragma('query_only = ON');
    raw.prepare('SELECT count(*) FROM sqlite_master').get();
    return raw;
  } catch (error) {
    raw?.close();
    if (!isSqliteError(error)) throw error;
    throw new EvidenceError({ _tag: 'NotSqlite', path, detail: (error as Error).message });
  }
};

const open = async (path: string): Promise<Evidence> => {
  const file = locateEvidence(path);
  if (isHeldHere(file)) throw new EvidenceError({ _tag: 'OpenHere', path });
  const scratch = new Scratch();
  try {
    const files = await readEvidenceFiles(file, scratch.folder);
    const [main] = files;
    if (main?.name !== basename(file)) throw new EvidenceError({ _tag: 'NoSuchFile', path });
    if (main.bytes === 0 && files.length === 1) {
      throw new EvidenceError({ _tag: 'NotSqlite', path, detail: 'the file is empty' });
    }
    const copy = join(scratch.folder, main.name);
    const journal = files.some(({ name }) => name.endsWith('-journal'));
    return new Evidence(file, files, openCopy(path, copy, journal), scratch);
  } catch (error) {
    scratch.remove();
    throw error;
  }
};

/**
 * Opens a file of SQLite as evidence: what lies there is read once, and only a copy of it is opened. The file, what lies
 * beside it, their times of change, all stay as they were.
 */
export const openEvidence = (path: string): TaskEither<EvidenceFault, Evidence> =>
  tryCatch(
    () => open(path),
    (error) => {
      if (error instanceof EvidenceError) return error.fault;
      throw error;
    },
  );
