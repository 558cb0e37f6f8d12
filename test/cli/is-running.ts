import { execFileSync } from 'node:child_process';

/** Whether a process runs. One that has ended, and of which nobody took notice yet, does not. */
export const isRunning = (pid: number): boolean => {
  try {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
    return !state.trim().startsWith('Z');
  } catch {
    return false;
  }
};
