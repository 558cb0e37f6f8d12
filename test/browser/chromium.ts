import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from './connection';
import { findProgram } from './program';
import { Page } from './page';

/** A Chromium of a test's own: no window, an empty profile, spoken to over a pipe. */
export class Chromium {
  private constructor(
    private readonly process: ChildProcess,
    private readonly connection: Connection,
    private readonly folder: string,
  ) {}

  static async start(): Promise<Chromium> {
    const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
    const { path, env } = await findProgram(folder);
    const child = spawn(
      path,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--hide-scrollbars',
        '--no-first-run',
        '--remote-debugging-pipe',
        `--user-data-dir=${join(folder, 'profile')}`,
        'about:blank',
      ],
      { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
    );
    return new Chromium(child, new Connection(child), folder);
  }

  /** A new page at an address, once all of it is loaded. */
  async open(address: string): Promise<Page> {
    return Page.open(this.connection, address);
  }

  async stop(): Promise<void> {
    const ended = this.process.exitCode === null ? once(this.process, 'exit') : Promise.resolve([]);
    this.connection.send('Browser.close').catch(() => this.process.kill('SIGKILL'));
    await ended;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
