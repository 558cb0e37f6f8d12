import { closeSync, fdatasyncSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from './scenario';
import { quantile } from './spread';

const WRITES = 200;
const page = Buffer.alloc(4_096, 1);

const latencies = (path: string, sync: (file: number) => void): ReadonlyArray<number> => {
  const file = openSync(path, 'w');
  try {
    return Array.from({ length: WRITES }, () => {
      writeSync(file, page);
      const begun = performance.now();
      sync(file);
      return performance.now() - begun;
    });
  } finally {
    closeSync(file);
    rmSync(path);
  }
};

/** How long the disk takes to flush 4 KiB that were just appended to a file. */
export const fsync: Scenario = async ({ scratch }) => {
  const row = (name: string, sync: (file: number) => void) => {
    const found = latencies(join(scratch, name), sync);
    return [name, ...[0.5, 0.9, 0.99].map((share) => quantile(found, share))];
  };
  return {
    tables: [
      {
        title: `The disk: append 4 KiB and flush, ${WRITES} times, in milliseconds`,
        columns: ['', 'median', 'p90', 'p99'],
        rows: [row('fsync', fsyncSync), row('fdatasync', fdatasyncSync)],
      },
    ],
    bars: [],
  };
};
