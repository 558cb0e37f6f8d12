import type Database from 'better-sqlite3';

type Values = ReadonlyArray<unknown>;

/**
 * A prepared statement whose rows are built here from plain lists of values: when the driver builds them, field by field,
 * that costs more than finding them.
 */
export class Prepared {
  private readonly columns: ReadonlyArray<string>;
  /** A row whose fields have no value yet: filling a copy costs half of making a row field by field. */
  private readonly blank: Readonly<Record<string, unknown>>;

  constructor(private readonly statement: Database.Statement) {
    this.columns = statement.reader
      ? statement
          .raw()
          .columns()
          .map(({ name }) => name)
      : [];
    this.blank = Object.fromEntries(this.columns.map((name) => [name, null]));
  }

  get(params: Values): unknown {
    const values = this.statement.get(...params);
    return values === undefined ? undefined : this.row(values);
  }

  all(params: Values): unknown[] {
    return this.statement.all(...params).map((values) => this.row(values));
  }

  /** The first column of each row. */
  column(params: Values): unknown[] {
    return this.statement.all(...params).map((values) => (values as Values)[0]);
  }

  /** The rows as they come, each a list of values. */
  values(params: Values): unknown[] {
    return this.statement.all(...params);
  }

  iterateValues(params: Values): IterableIterator<unknown> {
    return this.statement.iterate(...params);
  }

  run(params: Values): void {
    this.statement.run(...params);
  }

  private row(values: unknown): unknown {
    const { columns } = this;
    const row: Record<string, unknown> = { ...this.blank };
    for (let i = 0; i < columns.length; i += 1) row[columns[i]!] = (values as Values)[i];
    return row;
  }
}
