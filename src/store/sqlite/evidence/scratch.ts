import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ending: ReadonlyArray<NodeJS.Signals> = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Folders that are in use now: whatever ends the process takes them along, short of a kill that nobody hears. */
const folders = new Set<string>();

const remove = (folder: string): void => {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true });
};

const removeAll = (): void => {
  for (const folder of folders) remove(folder);
};

/** Where nobody else listens for the signal, it would have ended the process, and still does. */
const onSignal = (signal: NodeJS.Signals): void => {
  if (process.listenerCount(signal) > 1) return;
  removeAll();
  unlisten();
  process.kill(process.pid, signal);
};

const listen = (): void => {
  process.on('exit', removeAll);
  for (const signal of ending) process.on(signal, onSignal);
};

const unlisten = (): void => {
  process.off('exit', removeAll);
  for (const signal of ending) process.off(signal, onSignal);
};

/** A folder of our own for a while, that only we can read. */
export class Scratch {
  readonly folder = mkdtempSync(join(tmpdir(), 'taskledger-evidence-'));

  constructor() {
    if (folders.size === 0) listen();
    folders.add(this.folder);
  }

  /** Takes it away with everything in it. */
  remove(): void {
    remove(this.folder);
    if (folders.size === 0) unlisten();
  }
}
