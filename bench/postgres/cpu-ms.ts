import { readFileSync } from 'node:fs';

/** Ticks of a second in which Linux counts processor time. */
const TICKS = 100;

/** How long a process has had a processor, in milliseconds; not a number where the system does not say so. */
export const cpuMs = (processId: number): number => {
  if (process.platform !== 'linux') return NaN;
  const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS;
};
