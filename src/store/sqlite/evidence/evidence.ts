import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { EvidenceError } from '../../evidence-fault';
import { isSqliteError } from '../faults';
import { changesBetween, readEvidenceFiles } from './evidence-files';
import type { EvidenceChange, EvidenceFile } from './evidence-files';
import { quotedName } from './quoted-name';
import { rowsOnlyInWal } from './rows-only-in-wal';
import type { Scratch } from './scratch';

/** A value as SQLite holds it. */
export type SqliteValue = string | number | bigint | Uint8Array | null;

const brokenIn = (raw: Database.Database): ReadonlyArray<string> => {
  try {
    const found = raw.pragma('integrity_check') as ReadonlyArray<{ integrity_check: string }>;
    return found.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    return [(error as Error).message];
  }
};

/** A file of SQLite that is open as evidence: a copy of it, that can only be read. */
export class Evidence {
  /** What `integrity_check` finds wrong with the copy; nothing where it is sound. */
  readonly broken: ReadonlyArray<string>;
  readonly applicationId: number;
  /** Every table, by name. */
  readonly tables: ReadonlyArray<string>;

  constructor(
    /** The whole path of the original. */
    readonly path: string,
    /** The original and what lay beside it, as they were copied; the original first. */
    readonly files: ReadonlyArray<EvidenceFile>,
    private readonly raw: Database.Database,
    private readonly scratch: Scratch,
  ) {
    this.broken = brokenIn(raw);
    this.applicationId = raw.pragma('application_id', { simple: true }) as number;
    const tables = raw.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`);
    this.tables = tables.pluck().all() as ReadonlyArray<string>;
  }

  /** The path of the copy; what belongs beside it lies beside it. */
  get copy(): string {
    return join(this.scratch.folder, this.files[0]!.name);
  }

  /** The columns of a table, in their order; none of a table that is not there. */
  columns(table: string): ReadonlyArray<string> {
    const columns = this.raw.pragma(`table_info(${quotedName(table)})`) as ReadonlyArray<{ name: string }>;
    return columns.map(({ name }) => name);
  }

  /** The values of some columns, row by row, in the order of some of them; no other question may be asked meanwhile. */
  *rows(
    table: string,
    columns: ReadonlyArray<string>,
    order: ReadonlyArray<string>,
  ): Generator<ReadonlyArray<SqliteValue>, void, undefined> {
    const [selected, ordered] = [columns, order].map((names) => names.map(quotedName).join());
    const sql = `SELECT ${selected} FROM ${quotedName(table)} ORDER BY ${ordered}`;
    try {
      yield* this.raw.prepare(sql).raw().iterate() as IterableIterator<ReadonlyArray<SqliteValue>>;
    } catch (error) {
      if (!isSqliteError(error)) throw error;
      const detail = `${table}: ${(error as Error).message}`;
      throw new EvidenceError({ _tag: 'Unreadable', path: this.path, detail });
    }
  }

  /** The highest id that a table ever gave out, by `sqlite_sequence`; null where that does not say. */
  sequence(table: string): number | null {
    if (!this.tables.includes('sqlite_sequence')) return null;
    const found = this.raw.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(table);
    return typeof found === 'number' ? found : null;
  }

  /** How many rows of each of these tables only the WAL has. */
  onlyInWal(tables: ReadonlyArray<string>): Readonly<Record<string, number>> {
    const wal = this.files.some(({ name, bytes }) => name === `${this.files[0]!.name}-wal` && bytes > 0);
    return wal ? rowsOnlyInWal(this.raw, this.copy, tables) : {};
  }

  /** Reads the originals again, and tells which are not what they were. */
  async changes(): Promise<ReadonlyArray<EvidenceChange>> {
    return changesBetween(this.files, await readEvidenceFiles(this.path, null));
  }

  /** Lets go of the copy, and takes it away. */
  close(): void {
    this.raw.close();
    this.scratch.remove();
  }
}
