import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openLedger } from '../../src/index';

/** The command line as it is built. */
export const BINARY = resolve(__dirname, '../../dist/src/cli/main.js');

/** How a command ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command is run. */
export interface Run {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
}

/** What a command printed and how it ended, once it has. */
export const ended = (child: ChildProcessWithoutNullStreams): Promise<Ended> =>
  new Promise((settle, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject).on('close', (code) => settle({ code, stdout, stderr }));
  });

/** A folder of its own in which the real binary is run. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'taskledger-cli-'));
  /** Where the commands look for their ledger. */
  readonly ledger = join(this.path, 'taskledger.db');

  /** Starts a command and lets it run. */
  start(words: ReadonlyArray<string>, { env = {}, uid }: Run = {}): ChildProcessWithoutNullStreams {
    const { TASKLEDGER_DB: _left, ...around } = process.env;
    const user = uid === undefined ? {} : { uid };
    return spawn(process.execPath, [BINARY, ...words], {
      cwd: this.path,
      env: { ...around, ...env },
      ...user,
    });
  }

  /** Runs a command to its end. */
  run(words: ReadonlyArray<string>, run: Run = {}): Promise<Ended> {
    const child = this.start(words, run);
    child.stdin.end(run.stdin ?? '');
    return ended(child);
  }

  /** Runs commands one after the other; each has to end with 0. */
  async given(...commands: ReadonlyArray<ReadonlyArray<string>>): Promise<void> {
    for (const words of commands) {
      const { code, stdout, stderr } = await this.run(words);
      if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${stdout}${stderr}`);
    }
  }

  /** Runs a command with `--json`: its exit code, and the one object that it answers. */
  async json(
    ...words: ReadonlyArray<string>
  ): Promise<{ readonly code: number | null; readonly answer: unknown }> {
    const { code, stdout, stderr } = await this.run([...words, '--json']);
    if (stderr !== '') throw new Error(`${words.join(' ')} complained: ${stderr}`);
    return { code, answer: JSON.parse(stdout) as unknown };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

const folders: Folder[] = [];

/** A folder with a new ledger in it. */
export const withLedger = async (): Promise<Folder> => {
  const folder = emptyFolder();
  await (await openLedger({ sqlite: folder.ledger })).close();
  return folder;
};

/** A folder with nothing in it. */
export const emptyFolder = (): Folder => {
  const folder = new Folder();
  folders.push(folder);
  return folder;
};

/** Takes away the folders that were made. */
export const removeFolders = (): void => {
  for (const folder of folders.splice(0)) folder.remove();
};
