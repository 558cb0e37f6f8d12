import Database from 'better-sqlite3';
import { copyFileSync, rmSync } from 'node:fs';
import type { Finding } from '../../src/audit/finding';
import type { StoredRow } from '../../src/events/stored-event';
import { openLedger } from '../../src/ledger/open-ledger';
import type { Row } from '../../src/projections/drift';
import { viewNames } from '../../src/projections/view-rows';
import { rowOfEvent } from '../../src/store/event-row';
import { errorCode } from '../../src/store/sqlite/error-code';
import type { Mutant } from './mutant';

const column = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const insert = (raw: Database.Database, table: string, row: Row): void => {
  const fields = Object.keys(row);
  const slots = fields.map(() => '?').join(', ');
  raw
    .prepare(`INSERT INTO ${table} (${fields.map(column).join(', ')}) VALUES (${slots})`)
    .run(fields.map((field) => row[field]));
};

const insertEvent = (raw: Database.Database, { stored, content, erased }: StoredRow): void => {
  insert(raw, 'task_events', { ...rowOfEvent(stored) });
  const { position } = stored;
  if (content !== null) insert(raw, 'event_contents', { position, ...content, erased: null });
  else if (erased !== null) insert(raw, 'event_contents', { position, salt: null, content: null, erased });
};

const write = (raw: Database.Database, { rows, headPosition, views }: Mutant): void => {
  const triggers = raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all();
  for (const name of triggers) raw.exec(`DROP TRIGGER ${String(name)}`);
  raw.exec('DELETE FROM task_events; DELETE FROM event_contents');
  for (const row of rows) insertEvent(raw, row);
  raw.prepare('UPDATE head SET position = ?').run(headPosition);
  if (views === undefined) return;
  for (const view of viewNames) {
    raw.exec(`DELETE FROM ${view}`);
    for (const row of views[view]) insert(raw, view, { ...row });
  }
};

const isConstraint = (error: unknown): boolean => errorCode(error)?.startsWith('SQLITE_CONSTRAINT') ?? false;

/**
 * Writes a mutant into a copy of the ledger file of its history, as anybody can who may write the file, and has the ledger
 * audit itself there. Undefined where the tables do not take it: they refuse what is there twice.
 */
export const auditInFile = async (
  mutant: Mutant,
  ledgerFile: string,
): Promise<ReadonlyArray<Finding> | undefined> => {
  const file = `${ledgerFile}.mutant`;
  copyFileSync(ledgerFile, file);
  try {
    const raw = new Database(file);
    try {
      raw.transaction(write)(raw, mutant);
    } catch (error) {
      if (isConstraint(error)) return undefined;
      throw error;
    } finally {
      raw.close();
    }
    const ledger = await openLedger({ sqlite: file, create: false, readOnly: true });
    try {
      return (await ledger.audit()).findings;
    } finally {
      await ledger.close();
    }
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  }
};
