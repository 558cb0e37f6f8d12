import Database from 'better-sqlite3';

/** A statement of SQL with the values that it takes. */
export interface PlainStatement {
  readonly sql: string;
  readonly values: ReadonlyArray<string | number | null>;
}

const runAll = async (
  raw: Database.Database,
  statements: AsyncIterable<ReadonlyArray<PlainStatement>>,
): Promise<void> => {
  const prepared = new Map<string, Database.Statement>();
  for await (const page of statements) {
    for (const { sql, values } of page) {
      let statement = prepared.get(sql);
      if (statement === undefined) prepared.set(sql, (statement = raw.prepare(sql)));
      statement.run(...values);
    }
  }
};

/**
 * Makes a SQLite file, which is not a ledger, of statements. Until this resolves the file is worth nothing: it has no
 * journal. Foreign keys may be broken on the way, and have to hold at the end.
 */
export const writeStatements = async (
  path: string,
  statements: AsyncIterable<ReadonlyArray<PlainStatement>>,
): Promise<void> => {
  const raw = new Database(path);
  try {
    raw.pragma('journal_mode = OFF');
    raw.pragma('synchronous = OFF');
    raw.pragma('foreign_keys = OFF');
    raw.exec('BEGIN');
    await runAll(raw, statements);
    raw.exec('COMMIT');
    const [broken] = raw.pragma('foreign_key_check') as ReadonlyArray<object>;
    if (broken !== undefined) throw new Error(`a reference leads nowhere: ${JSON.stringify(broken)}`);
  } finally {
    raw.close();
  }
};
