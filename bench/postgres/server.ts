import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { nativeFor, newFolder, owner } from './programs';

/** A port that nobody uses. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port is free')),
      );
    });
  });

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

/** The processes that a process has started. */
const childrenOf = (pid: number): ReadonlyArray<number> =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/ +/).map(Number))
    .flatMap(([child = 0, parent]) => (parent === pid ? [child] : []));

/** Whether there is a server at an address, and takes connections. */
export const answers = async (url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
};

/** A PostgreSQL server of one's own, in a folder that goes with it. */
export class PostgresServer {
  /** The end of what it wrote to its log. */
  said = '';
  private server: ChildProcess | null = null;

  private constructor(
    private readonly native: string,
    readonly folder: string,
    readonly port: number,
    private readonly settings: Readonly<Record<string, string>>,
    private readonly surroundings: Readonly<Record<string, string>>,
  ) {}

  /**
   * Makes a cluster in a new folder and starts it, with settings that are not PostgreSQL's own defaults and variables of
   * its environment; what goes wrong is an error that says what the server said.
   */
  static async start(
    settings: Readonly<Record<string, string>> = {},
    surroundings: Readonly<Record<string, string>> = {},
  ): Promise<PostgresServer> {
    const folder = newFolder();
    const native = nativeFor(folder);
    const made = new PostgresServer(native, folder, await freePort(), settings, surroundings);
    const data = made.data;
    const how = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
    await made.run(join(native, 'bin', 'initdb'), how);
    await made.up();
    return made;
  }

  /** Another server, not started yet, on a copy of the data of this one, which must be down. */
  async copy(settings: Readonly<Record<string, string>>): Promise<PostgresServer> {
    const copy = new PostgresServer(this.native, newFolder(), await freePort(), settings, {});
    await this.run('cp', ['-a', this.data, copy.data]);
    return copy;
  }

  get data(): string {
    return join(this.folder, 'data');
  }

  /** The address of a database of it. */
  url(database = 'postgres'): string {
    return `postgres://postgres@127.0.0.1:${this.port}/${database}`;
  }

  /** Starts the server, and waits until it answers. */
  async up(): Promise<void> {
    const given = Object.entries(this.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = spawn(
      join(this.native, 'bin', 'postgres'),
      ['-D', this.data, '-p', String(this.port), '-k', this.folder, '-h', '127.0.0.1', ...given],
      { ...owner, env: { ...this.environment, ...this.surroundings }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.server = server;
    for (const stream of [server.stdout, server.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.said = (this.said + chunk.toString()).slice(-10_000);
      });
    }
    const until = Date.now() + 30_000;
    while (!(await answers(this.url()))) {
      if (hasEnded(server) || Date.now() > until) {
        throw new Error(`PostgreSQL could not be started; it said:\n${this.said}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Stops the server: `SIGINT` as one does, `SIGQUIT` as a crash does. */
  async down(signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
    const { server } = this;
    if (server === null || hasEnded(server)) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  }

  /** Ends all its processes at once, in the middle of whatever they do, as a machine that loses its power does. */
  async kill(): Promise<void> {
    const { server } = this;
    if (server?.pid === undefined) throw new Error('the server was not started');
    const ended = once(server, 'exit');
    // Stopped first, it makes no more processes, and the ids of those that end stay theirs.
    server.kill('SIGSTOP');
    for (const pid of [...childrenOf(server.pid), server.pid]) process.kill(pid, 'SIGKILL');
    await ended;
  }

  async remove(): Promise<void> {
    await this.down();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get environment(): NodeJS.ProcessEnv {
    const lib = join(this.native, 'lib');
    return { ...process.env, LC_ALL: 'C', HOME: this.folder, LD_LIBRARY_PATH: lib, DYLD_LIBRARY_PATH: lib };
  }

  private run(program: string, how: ReadonlyArray<string>): Promise<void> {
    return new Promise((resolve, reject) => {
      const child = spawn(program, how, { ...owner, env: this.environment });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          said += chunk.toString();
        });
      }
      child.on('error', reject);
      child.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}; it said:\n${said}`)),
      );
    });
  }
}
