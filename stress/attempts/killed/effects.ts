import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** What a worker does outside of the ledger: it begins with a task, and it is through with it. */
export interface Effect {
  readonly what: 'begin' | 'end';
  readonly taskId: string;
  readonly claimant: string;
  readonly fence: number;
}

/** Adds a line to the file of the work that was done. */
export const note = (file: string, { what, taskId, claimant, fence }: Effect): void =>
  appendFileSync(file, `${what} ${taskId} ${claimant} ${fence}\n`);

/** All the lines of that file; one that was cut off is none. */
export const effectsIn = (file: string): ReadonlyArray<Effect> =>
  (existsSync(file) ? readFileSync(file, 'utf8') : '')
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [what, taskId, claimant, fence] = line.split(' ');
      if (what !== 'begin' && what !== 'end') throw new Error(`a worker wrote ${JSON.stringify(line)}`);
      return { what, taskId: taskId!, claimant: claimant!, fence: Number(fence) };
    });
