import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BoardPlace } from '../../../src/ledger/board-place';

/** What a worker does outside of the ledger: it begins with a task, and it is through with it. */
export interface Effect {
  readonly what: 'begin' | 'end';
  readonly taskId: string;
  readonly claimant: string;
  readonly fence: number;
}

/** The file of the work on a ledger: beside it, or in a new temporary folder where it lies in a database. */
export const newEffects = (place: BoardPlace): string =>
  'sqlite' in place
    ? `${place.sqlite}.effects`
    : join(mkdtempSync(join(tmpdir(), 'taskledger-stress-')), 'effects');

/** Takes that file away where it does not lie beside a ledger. */
export const dropEffects = (place: BoardPlace, effects: string): void => {
  if ('postgres' in place) rmSync(dirname(effects), { recursive: true });
};

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
