import Database from 'better-sqlite3';
import { StoreFailure } from '../../commands/store-failure';
import type { Statement } from '../statement';
import { holdHere } from './held-here';
import { openForReading } from './open-for-reading';
import { Prepared } from './prepared';
import { retrying } from './retrying';

/** Whether a commit is flushed to the disk before it counts (`full`), or may be lost with the power (`normal`). */
export type Durability = 'full' | 'normal';

/** Pages in the WAL before a commit carries them over into the file: 16 MB; at SQLite's own 1,000 it does so four times as often. */
const CHECKPOINT_PAGES = 4_000;

/** What `pragma synchronous` reads back. */
const synchronousLevel = { normal: 1, full: 2 } as const;

/** One connection to a ledger file: prepared statements, each prepared once. */
export class Connection {
  private readonly prepared = new Map<string, Prepared>();

  constructor(
    readonly raw: Database.Database,
    private readonly letGo: () => void = () => undefined,
  ) {}

  /** Connects to an existing file, or to `:memory:`. A connection that writes is in WAL mode; every one has its durability read back. */
  static async open(
    path: string,
    options: { readonly durability: Durability; readonly readonly: boolean; readonly patienceMs: number },
  ): Promise<Connection> {
    const memory = path === ':memory:';
    const raw = options.readonly
      ? openForReading(path)
      : new Database(path, { fileMustExist: !memory, timeout: 0 });
    try {
      await retrying(options.patienceMs, () => {
        if (!options.readonly && !memory) raw.pragma('journal_mode = WAL');
        raw.pragma('secure_delete = ON');
        raw.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
        raw.pragma(`synchronous = ${options.durability}`);
      });
      const mode = raw.pragma('journal_mode', { simple: true });
      if (!options.readonly && !memory && mode !== 'wal') {
        throw new StoreFailure({ _tag: 'Unavailable', detail: `journal_mode is ${String(mode)}, not wal` });
      }
      const level = raw.pragma('synchronous', { simple: true });
      if (level !== synchronousLevel[options.durability]) {
        const detail = `synchronous is ${String(level)}, not ${options.durability}`;
        throw new StoreFailure({ _tag: 'Unavailable', detail });
      }
      return new Connection(raw, memory ? undefined : holdHere(path));
    } catch (error) {
      raw.close();
      throw error;
    }
  }

  get<P, R>(statement: Statement<P, R>, params: P): R | undefined {
    return this.prepare(statement).get(statement.bind(params)) as R | undefined;
  }

  all<P, R>(statement: Statement<P, R>, params: P): R[] {
    return this.prepare(statement).all(statement.bind(params)) as R[];
  }

  /** The rows of what is asked for by ids or positions; of nothing, none, without a look. */
  among<R>(
    statement: Statement<{ readonly asked: string }, R>,
    asked: ReadonlyArray<string | number>,
  ): ReadonlyArray<R> {
    return asked.length === 0 ? [] : this.all(statement, { asked: JSON.stringify(asked) });
  }

  /** The value of each row, of a statement that selects one. */
  column<P, V>(statement: Statement<P, Readonly<Record<string, V>>>, params: P): V[] {
    return this.prepare(statement).column(statement.bind(params)) as V[];
  }

  /** Rows as lists of the values of their columns. */
  values<P, V>(statement: Statement<P, unknown>, params: P): V[] {
    return this.prepare(statement).values(statement.bind(params)) as V[];
  }

  /** The same, one row after the other; no other statement may run on this connection until the last is read. */
  iterateValues<P, V>(statement: Statement<P, unknown>, params: P): IterableIterator<V> {
    return this.prepare(statement).iterateValues(statement.bind(params)) as IterableIterator<V>;
  }

  run<P>(statement: Statement<P, unknown>, params: P): void {
    this.prepare(statement).run(statement.bind(params));
  }

  /** Runs `read` on one snapshot. */
  snapshot<A>(read: () => A): A {
    if (this.raw.inTransaction) return read();
    this.raw.exec('BEGIN');
    try {
      return read();
    } finally {
      this.raw.exec('COMMIT');
    }
  }

  close(): void {
    this.raw.close();
    this.letGo();
  }

  private prepare<P, R>({ sql }: Statement<P, R>): Prepared {
    let prepared = this.prepared.get(sql);
    if (prepared === undefined) {
      prepared = new Prepared(this.raw.prepare(sql));
      this.prepared.set(sql, prepared);
    }
    return prepared;
  }
}
