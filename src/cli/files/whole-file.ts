import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageFault } from '../arguments/usage-fault';
import { FileFault } from './file-fault';

/** A file that is to be written: the option that names it, its path, and whether what is there is replaced. */
export interface Target {
  readonly option: string;
  readonly path: string;
  readonly force: boolean;
}

/** A file that was written. */
export interface Written {
  /** The whole path. */
  readonly path: string;
  readonly bytes: number;
}

const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
    ? error.code
    : undefined;

const isThere = ({ option, path }: Target): UsageFault =>
  new UsageFault(option, 'a file that is not there, or --force', path);

const flush = (path: string): number => {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return statSync(path).size;
};

/** Gives a file its name: whatever has that name goes if that is wanted, and otherwise stays. */
const name = (draft: string, target: Target, path: string): void => {
  if (target.force) return renameSync(draft, path);
  try {
    linkSync(draft, path);
  } catch (error) {
    throw systemCode(error) === 'EEXIST' ? isThere(target) : error;
  }
};

/** Does what leaves a file behind, and takes the file away where the process is asked to end meanwhile. */
const unlessEnded = async (draft: string, work: () => Promise<void>): Promise<void> => {
  const end = (signal: NodeJS.Signals): void => {
    rmSync(draft, { force: true });
    process.kill(process.pid, signal);
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    await work();
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
  }
};

/** Refuses a file that is there and is not to be replaced, and one that is no file. */
export const mustBeFree = (target: Target): void => {
  const { option, path, force } = target;
  if (path === '') throw new UsageFault(option, 'the path of a file', path);
  if (!existsSync(dirname(resolve(path))))
    throw new UsageFault(option, 'a file in a folder that is there', path);
  if (!existsSync(path)) return;
  if (!statSync(path).isFile()) throw new UsageFault(option, 'the path of a file', path);
  if (!force) throw isThere(target);
};

/** Refuses to replace a log by what is made of it. */
export const mustNotBe = ({ option, path }: Target, log: string): void => {
  const [there, read] = [path, log].map((file) => statSync(file, { throwIfNoEntry: false }));
  if (there === undefined || read === undefined) return;
  if (there.dev === read.dev && there.ino === read.ino) {
    throw new UsageFault(option, 'another file than the log itself', path);
  }
};

/** Writes a file whole or not at all: under another name beside it, on disk, and only then under its own. */
export const writeWhole = async (
  target: Target,
  write: (draft: string) => Promise<void>,
): Promise<Written> => {
  mustBeFree(target);
  const path = resolve(target.path);
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}.new`);
  try {
    await unlessEnded(draft, () => write(draft));
    const bytes = flush(draft);
    name(draft, target, path);
    return { path, bytes };
  } catch (error) {
    const code = systemCode(error);
    throw code === undefined ? error : new FileFault(path, code);
  } finally {
    rmSync(draft, { force: true });
  }
};
