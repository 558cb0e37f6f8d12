import { EvidenceError } from '../../evidence-fault';
import type { Evidence, SqliteValue } from './evidence';

/** The values of the columns of a row that were asked for; of a column that is not there, null. */
export type RowValues = Readonly<Record<string, SqliteValue>>;

/** The columns of a table that can be read: which must be there, and which may be. */
export interface Columns {
  readonly needed: ReadonlyArray<string>;
  readonly wanted: ReadonlyArray<string>;
  readonly order: ReadonlyArray<string>;
}

/** Reads rows of a table by the names of their columns: their order differs from file to file, and some are not in all. */
export function* rowsByName(
  evidence: Evidence,
  table: string,
  { needed, wanted, order }: Columns,
): Generator<RowValues, void, undefined> {
  const there = new Set(evidence.columns(table));
  const missing = needed.filter((name) => !there.has(name));
  if (missing.length > 0)
    throw new EvidenceError({ _tag: 'MissingColumns', path: evidence.path, table, missing });
  const columns = [...needed, ...wanted.filter((name) => there.has(name))];
  const absent = Object.fromEntries(wanted.map((name) => [name, null]));
  for (const values of evidence.rows(table, columns, order)) {
    yield { ...absent, ...Object.fromEntries(columns.map((name, i) => [name, values[i] ?? null])) };
  }
}
