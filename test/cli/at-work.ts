import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLedger } from '../../src/index';
import type { Ledger } from '../../src/index';
import { ended, withLedger } from './folder';
import type { Ended, Folder } from './folder';

/** A folder, and its ledger held open beside the command that works on it. */
export interface Board {
  readonly folder: Folder;
  readonly ledger: Ledger;
}

const open: Ledger[] = [];

/** A folder with a new ledger in it, held open. */
export const withBoard = async (): Promise<Board> => {
  const folder = await withLedger();
  const ledger = await openLedger({ sqlite: folder.ledger });
  open.push(ledger);
  return { folder, ledger };
};

/** Lets go of the ledgers that were opened. */
export const closeBoards = async (): Promise<void> => {
  for (const ledger of open.splice(0)) await ledger.close();
};

/** A worker that runs a shell command for each task: its process, and how it ends. */
export const startWork = (
  { folder }: Board,
  command: string,
  ...words: ReadonlyArray<string>
): { readonly child: ChildProcessWithoutNullStreams; readonly end: Promise<Ended> } => {
  const child = folder.start(['work', '--as', 'ann', '--exec', command, '--poll', '20ms', ...words]);
  return { child, end: ended(child) };
};

/** Runs a worker until nothing is ready. */
export const workOnce = (board: Board, command: string, ...words: ReadonlyArray<string>): Promise<Ended> =>
  startWork(board, command, '--once', ...words).end;

/** Waits until something is so, for so many milliseconds at most. */
export const until = async (isSo: () => boolean | Promise<boolean>, patienceMs = 15_000): Promise<void> => {
  const limit = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > limit) throw new Error('it never came to be');
    await sleep(20);
  }
};
