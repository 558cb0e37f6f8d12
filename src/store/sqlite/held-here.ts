import { statSync } from 'node:fs';

/** How often this process has each file open, by device and inode. */
const held = new Map<string, number>();

const fileOf = (path: string): string => {
  const { dev, ino } = statSync(path);
  return `${dev}:${ino}`;
};

/** Notes that this process has a file open as a ledger; what is returned ends that. */
export const holdHere = (path: string): (() => void) => {
  const file = fileOf(path);
  held.set(file, (held.get(file) ?? 0) + 1);
  return () => {
    const left = (held.get(file) ?? 0) - 1;
    if (left > 0) held.set(file, left);
    else held.delete(file);
  };
};

/**
 * Whether this process has a file open as a ledger. Then nobody here may read it past SQLite: a process that closes any
 * descriptor of a file loses all the locks that it has on it.
 */
export const isHeldHere = (path: string): boolean => held.has(fileOf(path));
