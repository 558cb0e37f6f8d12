import * as fc from 'fast-check';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recorded } from '../../src/events/recorded';
import { ocel2Json } from '../../src/export/ocel2/json';
import { ocel2Sqlite } from '../../src/export/ocel2/sqlite';
import { writeStatements } from '../../src/store/sqlite/write-statements';
import { wholeLives } from '../audit/whole-lives';
import { lived, oneOfEveryKind, toExport, whole } from './logs';
import type { Ocel } from './ocel';

type Row = Readonly<Record<string, string | number | null>>;

const withExported = async (
  log: ReadonlyArray<Recorded>,
  look: (database: Database.Database) => void,
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'ocel2-'));
  const path = join(folder, 'log.sqlite');
  try {
    await writeStatements(path, ocel2Sqlite(toExport(log)));
    const database = new Database(path, { readonly: true });
    look(database);
    database.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const rowsOf = (database: Database.Database, sql: string): ReadonlyArray<Row> =>
  database.prepare(sql).all() as ReadonlyArray<Row>;

const mapOf = (database: Database.Database, what: 'event' | 'object'): ReadonlyMap<unknown, unknown> =>
  new Map(
    rowsOf(database, `SELECT * FROM ${what}_map_type`).map((row) => [row['ocel_type'], row['ocel_type_map']]),
  );

/** A row of a type's table as the JSON format tells it: what has a value, as texts. */
const attributesOf = (row: Row): ReadonlyArray<readonly [string, string]> =>
  Object.entries(row)
    .filter(([name, value]) => !name.startsWith('ocel_') && value !== null)
    .map(([name, value]) => [name, String(value)]);

const eventsOf = (database: Database.Database): ReadonlyArray<object> => {
  const maps = mapOf(database, 'event');
  return rowsOf(database, 'SELECT * FROM event ORDER BY rowid').map(({ ocel_id: id, ocel_type: type }) => {
    const row = database
      .prepare(`SELECT * FROM event_${String(maps.get(type!))} WHERE ocel_id = ?`)
      .get(id) as Row;
    const relationships = database
      .prepare(
        'SELECT ocel_object_id AS objectId, ocel_qualifier AS qualifier FROM event_object WHERE ocel_event_id = ? ORDER BY rowid',
      )
      .all(id);
    const attributes = attributesOf(row).map(([name, value]) => ({ name, value }));
    return { id, type, time: row['ocel_time'], attributes, relationships };
  });
};

const objectsOf = (database: Database.Database): ReadonlyMap<unknown, object> => {
  const maps = mapOf(database, 'object');
  const told = (id: unknown, type: unknown): object => {
    const rows = database
      .prepare(`SELECT * FROM object_${String(maps.get(type))} WHERE ocel_id = ? ORDER BY rowid`)
      .all(id) as ReadonlyArray<Row>;
    expect(rows.filter((row) => row['ocel_changed_field'] === null)).toHaveLength(1);
    for (const row of rows.slice(1)) {
      expect(attributesOf(row).map(([name]) => name)).toEqual([row['ocel_changed_field']]);
    }
    const attributes = rows.flatMap((row) =>
      attributesOf(row).map(([name, value]) => ({ name, value, time: row['ocel_time'] })),
    );
    const relationships = database
      .prepare(
        'SELECT ocel_target_id AS objectId, ocel_qualifier AS qualifier FROM object_object WHERE ocel_source_id = ? ORDER BY rowid',
      )
      .all(id);
    return { id, type, attributes, relationships };
  };
  return new Map(
    rowsOf(database, 'SELECT * FROM object').map((row) => [
      row['ocel_id'],
      told(row['ocel_id'], row['ocel_type']),
    ]),
  );
};

const expectSameAsJson = async (log: ReadonlyArray<Recorded>): Promise<void> => {
  const ocel = JSON.parse(await whole(ocel2Json(toExport(log)))) as Ocel;
  await withExported(log, (database) => {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    expect(eventsOf(database)).toEqual(ocel.events);
    expect(objectsOf(database)).toEqual(new Map(ocel.objects.map((one) => [one.id, one])));
  });
};

describe('a log as OCEL 2.0 in SQLite', () => {
  it('says what the JSON format says', async () => {
    await fc.assert(
      fc.asyncProperty(wholeLives, (moments) => expectSameAsJson(lived(moments))),
      { numRuns: 40 },
    );
    await expectSameAsJson([]);
  });

  it('holds every kind', async () => {
    await withExported(oneOfEveryKind, (database) => {
      expect(database.pragma('foreign_key_check')).toEqual([]);
      expect(rowsOf(database, 'SELECT ocel_type FROM event ORDER BY rowid')).toEqual(
        oneOfEveryKind.map(({ event }) => ({ ocel_type: event.kind })),
      );
    });
  });

  it('declares the keys and types that readers look for', async () => {
    await withExported([], (database) => {
      const keys = (table: string): ReadonlyArray<unknown> =>
        rowsOf(database, `SELECT name FROM pragma_table_info('${table}') WHERE pk > 0 ORDER BY pk`).map(
          ({ name }) => name,
        );
      const references = (table: string): ReadonlyArray<unknown> =>
        rowsOf(
          database,
          `SELECT "from", "table", "to" FROM pragma_foreign_key_list('${table}') ORDER BY "from"`,
        ).map((row) => `${row['from']} ${row['table']}.${row['to']}`);
      for (const what of ['event', 'object'] as const) {
        expect(keys(`${what}_map_type`)).toEqual(['ocel_type']);
        expect(keys(what)).toEqual(['ocel_id']);
        expect(references(what)).toEqual([`ocel_type ${what}_map_type.ocel_type`]);
        const maps = [...mapOf(database, what).values()];
        expect(maps.length).toBe(new Set(maps).size);
        for (const map of maps) {
          const table = `${what}_${String(map)}`;
          expect(references(table)).toEqual([`ocel_id ${what}.ocel_id`]);
          const time = rowsOf(
            database,
            `SELECT type FROM pragma_table_info('${table}') WHERE name = 'ocel_time'`,
          );
          expect(time).toEqual([{ type: 'TIMESTAMP' }]);
          expect(keys(table)).toEqual(what === 'event' ? ['ocel_id'] : []);
        }
      }
      expect(keys('event_object')).toEqual(['ocel_event_id', 'ocel_object_id', 'ocel_qualifier']);
      expect(references('event_object')).toEqual([
        'ocel_event_id event.ocel_id',
        'ocel_object_id object.ocel_id',
      ]);
      expect(keys('object_object')).toEqual(['ocel_source_id', 'ocel_target_id', 'ocel_qualifier']);
      expect(references('object_object')).toEqual([
        'ocel_source_id object.ocel_id',
        'ocel_target_id object.ocel_id',
      ]);
    });
  });

  it('is refused where a reference leads nowhere', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ocel2-'));
    const parent = 'CREATE TABLE a (id TEXT PRIMARY KEY)';
    const child = 'CREATE TABLE b (id TEXT REFERENCES a (id))';
    async function* statements() {
      yield [parent, child].map((sql) => ({ sql, values: [] }));
      yield [{ sql: 'INSERT INTO b VALUES (?)', values: ['x'] }];
    }
    await expect(writeStatements(join(folder, 'b.sqlite'), statements())).rejects.toThrow(
      'a reference leads nowhere',
    );
    rmSync(folder, { recursive: true });
  });
});
