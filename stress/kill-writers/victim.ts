import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BoardPlace } from '../../src/ledger/board-place';
import { acknowledgements } from './acknowledgement';
import type { Acknowledgement } from './acknowledgement';

/** Where a writer finds the place of its ledger: others see the arguments of a process, and an address may have a password. */
export const PLACE_VARIABLE = 'TASKLEDGER_STRESS_PLACE';

/** How a writer acknowledges: after its commits, or before them. */
export type Honesty = 'honest' | 'premature';

const SCRIPT = join(__dirname, 'writer-main.js');

/** A writer in a process of its own, to be killed. */
export interface Victim {
  /** Resolves when it has acknowledged something since it was asked; rejects if it ends before. */
  readonly speaks: () => Promise<void>;
  /** Kills it with SIGKILL; gives all that it had acknowledged. */
  readonly kill: () => Promise<ReadonlyArray<Acknowledgement>>;
}

/** Starts a writer on a ledger. */
export const startVictim = (place: BoardPlace, name: string, honesty: Honesty): Victim => {
  const child = spawn(process.execPath, [SCRIPT, name, honesty], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, [PLACE_VARIABLE]: JSON.stringify(place) },
  });
  let written = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    written += text;
  });
  const gone = new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_code, signal) => resolve(signal));
  });
  const tooEarly = async (): Promise<never> => {
    throw new Error(`writer ${name} ended by itself (${(await gone) ?? 'it failed'})`);
  };
  return {
    speaks: async () => {
      await Promise.race([once(child.stdout, 'data'), tooEarly()]);
    },
    kill: async () => {
      child.kill('SIGKILL');
      if ((await gone) !== 'SIGKILL') await tooEarly();
      return acknowledgements(written);
    },
  };
};
