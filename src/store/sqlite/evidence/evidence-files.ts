import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EvidenceError } from '../../evidence-fault';
import { errorCode } from '../error-code';

/** A file as it was read. */
export interface EvidenceFile {
  /** Its name, without its folder. */
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly sha256: string;
}

/** A file that is not now what it was when it was copied; null where it was not there, or is no more. */
export interface EvidenceChange {
  readonly name: string;
  readonly before: EvidenceFile | null;
  readonly after: EvidenceFile | null;
}

/** What SQLite keeps beside a file. */
const companions = ['', '-wal', '-shm', '-journal'];

/** The file that a path leads to: SQLite keeps its companions beside that one. */
export const locateEvidence = (path: string): string => {
  try {
    const file = realpathSync(path);
    if (statSync(file).isFile()) return file;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new EvidenceError({ _tag: 'NoSuchFile', path });
    throw unreadable(path, error);
  }
  throw new EvidenceError({ _tag: 'Unreadable', path, detail: 'it is not a file' });
};

const unreadable = (path: string, error: unknown): unknown => {
  const code = errorCode(error);
  return code === undefined ? error : new EvidenceError({ _tag: 'Unreadable', path, detail: code });
};

/** Reads a file from end to end, and writes what was read to `copy` where one is named. */
const readThrough = async (path: string, copy: string | null): Promise<EvidenceFile> => {
  const sha256 = createHash('sha256');
  let bytes = 0;
  const noted = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      sha256.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  const read = createReadStream(path);
  if (copy === null) for await (const _chunk of noted(read));
  else await pipeline(read, noted, createWriteStream(copy, { mode: 0o600 }));
  return { name: basename(path), bytes, sha256: sha256.digest('hex') };
};

/** Reads a file of SQLite and what it keeps beside it, what of them is there, and copies each to `folder` where one is named. */
export const readEvidenceFiles = async (
  file: string,
  folder: string | null,
): Promise<ReadonlyArray<EvidenceFile>> => {
  const found: EvidenceFile[] = [];
  for (const companion of companions) {
    const path = `${file}${companion}`;
    try {
      found.push(await readThrough(path, folder === null ? null : join(folder, basename(path))));
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw unreadable(path, error);
    }
  }
  return found;
};

/** What differs between two readings of the same files. */
export const changesBetween = (
  before: ReadonlyArray<EvidenceFile>,
  after: ReadonlyArray<EvidenceFile>,
): ReadonlyArray<EvidenceChange> => {
  const names = new Set([...before, ...after].map(({ name }) => name));
  const changes: EvidenceChange[] = [];
  for (const name of names) {
    const was = before.find((one) => one.name === name) ?? null;
    const is = after.find((one) => one.name === name) ?? null;
    if (was?.sha256 !== is?.sha256) changes.push({ name, before: was, after: is });
  }
  return changes;
};
