import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SOURCE = resolve(__dirname, '../../../bench/postgres/slow-flush.c');

/**
 * Variables for a server whose every flush takes so many microseconds longer. Compiled here with `cc`: without a C
 * compiler, or where libraries cannot be loaded before others, it cannot be done, and that is an error.
 */
export const slowFlush = (scratch: string, us: number): Readonly<Record<string, string>> => {
  if (process.platform !== 'linux') throw new Error('flushes can be slowed on Linux only');
  const library = join(scratch, 'slow-flush.so');
  try {
    execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, SOURCE, '-ldl'], { encoding: 'utf8' });
  } catch (error) {
    throw new Error('flushes cannot be slowed: cc, a C compiler, is not there or failed', { cause: error });
  }
  // The server is another user where this one is root.
  chmodSync(scratch, 0o755);
  return { LD_PRELOAD: library, SLOW_FLUSH_US: String(us) };
};
