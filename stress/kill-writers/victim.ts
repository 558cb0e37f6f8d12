import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { acknowledgements } from './acknowledgement';
import type { Acknowledgement } from './acknowledgement';

const SCRIPT = join(__dirname, 'writer-main.js');

/** A writer in a process of its own, to be killed. */
export interface Victim {
  /** Resolves when it has acknowledged something since it was asked; rejects if it ends before. */
  readonly speaks: () => Promise<void>;
  /** Kills it with SIGKILL; gives all that it had acknowledged. */
  readonly kill: () => Promise<ReadonlyArray<Acknowledgement>>;
}

/** Starts a writer on a ledger. */
export const startVictim = (ledger: string, name: string, premature: boolean): Victim => {
  const child = spawn(process.execPath, [SCRIPT, ledger, name, premature ? 'premature' : 'honest'], {
    stdio: ['ignore', 'pipe', 'inherit'],
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
