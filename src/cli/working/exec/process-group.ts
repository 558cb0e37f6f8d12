import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a group that was asked to end may go on, in milliseconds. */
const KILL_AFTER = 5_000;

/** How long its output is waited for once it is gone: somebody outside of the group may hold it open. */
const LET_GO_AFTER = 500;

/** How a shell ended: by its exit code, or by a signal. */
export interface Exit {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A shell command in a process group of its own, so that what it starts ends with it. */
export class ProcessGroup {
  readonly shell: ChildProcessWithoutNullStreams;
  /** Resolves once the shell has ended and nothing of its group is left; rejects where it could not be started. */
  readonly over: Promise<Exit>;
  private asked: NodeJS.Timeout | null = null;
  private killed = false;
  private cutShort = false;
  private gone = false;

  constructor(command: string, env: NodeJS.ProcessEnv) {
    this.shell = spawn('/bin/sh', ['-c', '--', command], { detached: true, env, stdio: 'pipe' });
    this.over = this.watch();
  }

  /** Whether it had to end before it had done so by itself and its output was closed. */
  get isCutShort(): boolean {
    return this.cutShort;
  }

  /** Asks all of it to end (SIGTERM), and 5 s later makes it end (SIGKILL). */
  end(): void {
    if (this.gone) return this.letGo();
    if (this.asked !== null) return undefined;
    this.send('SIGTERM');
    this.asked = setTimeout(() => this.kill(), KILL_AFTER);
    return undefined;
  }

  /** Makes all of it end at once. */
  kill(): void {
    this.killed = true;
    this.send('SIGKILL');
  }

  private async watch(): Promise<Exit> {
    const exit = await new Promise<Exit>((resolve, reject) => {
      this.shell.on('error', reject);
      this.shell.on('exit', (exitCode, signal) => resolve({ exitCode, signal }));
    });
    this.cutShort = this.asked !== null || this.killed;
    if (this.send(0)) this.end();
    while (!this.killed && this.send(0)) await sleep(20);
    clearTimeout(this.asked ?? undefined);
    this.gone = true;
    if (this.cutShort) this.letGo();
    return exit;
  }

  /** What was cut short is not waited for where somebody else holds its output open. */
  private letGo(): void {
    this.cutShort = true;
    const { stdout, stderr } = this.shell;
    const timer = setTimeout(() => {
      stdout.destroy();
      stderr.destroy();
    }, LET_GO_AFTER);
    this.shell.on('close', () => clearTimeout(timer));
  }

  /** Sends a signal to all of the group; false where nobody is left in it. Once it is gone its number may be that of others. */
  private send(signal: NodeJS.Signals | 0): boolean {
    const { pid } = this.shell;
    if (pid === undefined || this.gone) return false;
    try {
      return process.kill(-pid, signal);
    } catch {
      return false;
    }
  }
}
