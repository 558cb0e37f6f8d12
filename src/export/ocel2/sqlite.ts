import type { LogToExport } from '../log-to-export';
import { FROM_THE_BEGINNING } from './from-the-beginning';
import type { Change } from './changes';
import type { ObjectRef } from './objects';
import { eventTables, mapped, objectTables, tableDefinitions } from './sqlite-schema';
import type { TypeTable } from './sqlite-schema';
import { stepOf } from './step';
import type { ObjectLink, Step } from './step';
import { eventTypes, objectTypes } from './types';
import type { Value } from './values';

/** A statement of SQL with the values that it takes. */
export interface Statement {
  readonly sql: string;
  readonly values: ReadonlyArray<Value>;
}

/** Objects that are remembered as written, so that not every mention of one asks the file for it. */
const REMEMBERED = 50_000;

const marks = (values: ReadonlyArray<Value>): string => values.map(() => '?').join(', ');

const insert = (table: string, values: ReadonlyArray<Value>): Statement => ({
  sql: `INSERT INTO ${table} VALUES (${marks(values)})`,
  values,
});

const insertNew = (table: string, values: ReadonlyArray<Value>): Statement => ({
  sql: `INSERT OR IGNORE INTO ${table} VALUES (${marks(values)})`,
  values,
});

const remove = ({ source, target, qualifier }: ObjectLink): Statement => ({
  sql: 'DELETE FROM object_object WHERE ocel_source_id = ? AND ocel_target_id = ? AND ocel_qualifier = ?',
  values: [source.id, target.id, qualifier],
});

const linkRow = (link: ObjectLink): Statement =>
  link.ends ? remove(link) : insertNew('object_object', [link.source.id, link.target.id, link.qualifier]);

const tableOf = (tables: ReadonlyMap<string, TypeTable>, type: string): TypeTable => {
  const table = tables.get(type);
  if (table === undefined) throw new Error(`there is no table for the type ${type}`);
  return table;
};

/** One row for each attribute that a change concerns, in which only that attribute has a value. */
const changeRows = ({ object, values }: Change, time: string): ReadonlyArray<Statement> => {
  const { name, columns } = tableOf(objectTables, object.type);
  return Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([field, value]) =>
      insert(name, [object.id, time, field, ...columns.map((one) => (one === field ? value : null))]),
    );
};

/** An object and the row of its first values, unless it is in the file. */
const objectRows = (
  { id, type }: ObjectRef,
  firsts: Readonly<Record<string, Value>>,
): ReadonlyArray<Statement> => {
  const { name, columns } = tableOf(objectTables, type);
  const values = [id, FROM_THE_BEGINNING, null, ...columns.map((column) => firsts[column] ?? null)];
  const unlessThere = `INSERT INTO ${name} SELECT ${marks(values)} WHERE NOT EXISTS (SELECT 1 FROM object WHERE ocel_id = ?)`;
  return [{ sql: unlessThere, values: [...values, id] }, insertNew('object', [id, type])];
};

class Rows {
  private readonly written = new Set<string>();

  of({ id, kind, time, values, relations, changes, links }: Step): ReadonlyArray<Statement> {
    const firsts = new Map(changes.filter(({ begins }) => begins).map((one) => [one.object.id, one.values]));
    return [
      insert('event', [id, kind]),
      insert(tableOf(eventTables, kind).name, [id, time, ...values]),
      ...relations.flatMap(({ object, qualifier }) => [
        ...(this.isNew(object) ? objectRows(object, firsts.get(object.id) ?? {}) : []),
        insert('event_object', [id, object.id, qualifier]),
      ]),
      ...changes.filter(({ begins }) => !begins).flatMap((change) => changeRows(change, time)),
      ...links.map(linkRow),
    ];
  }

  /** Whether an object may not be in the file. */
  private isNew({ id }: ObjectRef): boolean {
    if (this.written.has(id)) return false;
    if (this.written.size >= REMEMBERED) this.written.clear();
    this.written.add(id);
    return true;
  }
}

const typeRows = (what: 'event' | 'object', types: ReadonlyArray<{ readonly name: string }>) =>
  types.map(({ name }) => insert(`${what}_map_type`, [name, mapped(name)]));

/** A log as OCEL 2.0 in SQLite: the statements that make it on an empty database, a page at a time. A row may come before the row that it refers to. */
export async function* ocel2Sqlite(log: LogToExport): AsyncGenerator<ReadonlyArray<Statement>> {
  yield tableDefinitions.map((definition) => ({ sql: `CREATE TABLE ${definition}`, values: [] }));
  yield [...typeRows('event', eventTypes), ...typeRows('object', objectTypes)];
  const rows = new Rows();
  for await (const page of log.pages()) yield page.flatMap((event) => rows.of(stepOf(event)));
}
