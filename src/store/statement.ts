import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { CompiledQuery, RawBuilder } from 'kysely';
import type { Schema } from './schema';

/** A place in a query that a value goes into at each execution. */
class Slot {
  constructor(readonly name: string) {}
}

/** A query compiled once: its text, and how its parameters are ordered. */
export interface Statement<P, R> {
  readonly sql: string;
  readonly bind: (params: P) => unknown[];
  /** The type of a row; there is no value. */
  readonly row?: R;
}

/** How a query is built; the fields of `slots` are filled in at each execution. */
export type Build<P, R> = (db: Kysely<Schema>, slots: P) => { readonly compile: () => CompiledQuery<R> };

const forSqlite = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

const forPostgres = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const slotsOf = <P extends object>(): P =>
  new Proxy({}, { get: (_target, name) => new Slot(String(name)) }) as P;

const compile = <P extends object, R>(db: Kysely<Schema>, build: Build<P, R>): Statement<P, R> => {
  const { sql, parameters } = build(db, slotsOf<P>()).compile();
  const names = parameters.map((parameter) => (parameter instanceof Slot ? parameter.name : null));
  const bind = (params: P): unknown[] => {
    const values = params as Readonly<Record<string, unknown>>;
    return names.map((name, i) => (name === null ? parameters[i] : values[name]));
  };
  return { sql, bind };
};

/**
 * Compiles a query with Kysely, once; the fields of `slots` are filled in at each execution. Building the text anew for
 * every call costs ten times the query itself.
 */
export const statement = <P extends object, R>(build: Build<P, R>): Statement<P, R> =>
  compile(forSqlite, build);

/** The same, as PostgreSQL has it. */
export const postgresStatement = <P extends object, R>(build: Build<P, R>): Statement<P, R> =>
  compile(forPostgres, build);

/** A query of PostgreSQL's own, compiled once as well. */
export const postgresQuery = <P extends object, R>(build: (slots: P) => RawBuilder<R>): Statement<P, R> =>
  compile(forPostgres, (db, slots: P) => ({ compile: () => build(slots).compile(db) }));
