import { Client } from 'pg';
import { PostgresServer } from './server';

/** Does one thing on a connection to a database. */
export const onConnection = async <A>(url: string, work: (client: Client) => Promise<A>): Promise<A> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** The databases of a server: what a run begins with is made once, and copied for each run. */
export class Databases {
  private readonly made = new Map<string, Promise<string>>();
  private runs = 0;

  constructor(readonly server: PostgresServer) {}

  /** Runs `work` on a fresh copy of the database that `seed` fills; what has the same name is the same. */
  async onCopy<A>(
    name: string,
    seed: (url: string) => Promise<void>,
    work: (url: string) => Promise<A>,
  ): Promise<A> {
    await this.lasting(name, seed);
    this.runs += 1;
    const copy = `run_${this.runs}`;
    await this.exec(`CREATE DATABASE ${copy} TEMPLATE "${name}"`);
    try {
      return await work(this.server.url(copy));
    } finally {
      await this.exec(`DROP DATABASE ${copy} WITH (FORCE)`);
    }
  }

  /** The address of the database that `seed` fills, made once. */
  async lasting(name: string, seed: (url: string) => Promise<void>): Promise<string> {
    const made = this.made.get(name) ?? this.make(name, seed);
    this.made.set(name, made);
    return made;
  }

  private async make(name: string, seed: (url: string) => Promise<void>): Promise<string> {
    await this.exec(`CREATE DATABASE "${name}"`);
    const url = this.server.url(encodeURIComponent(name));
    await seed(url);
    // As autovacuum leaves a database that is in use: without it the first plans know nothing of its tables.
    await onConnection(url, (client) => client.query('VACUUM (ANALYZE)'));
    return url;
  }

  private async exec(text: string): Promise<void> {
    await onConnection(this.server.url(), (client) => client.query(text));
  }
}

/** Starts a server with PostgreSQL's own defaults but for `settings`, and removes it after `work`. */
export const withServer = async <A>(
  work: (databases: Databases) => Promise<A>,
  settings: Readonly<Record<string, string>> = {},
  surroundings: Readonly<Record<string, string>> = {},
): Promise<A> => {
  const server = await PostgresServer.start(settings, surroundings);
  try {
    return await work(new Databases(server));
  } finally {
    await server.remove();
  }
};
