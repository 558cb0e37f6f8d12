import { eventTypes, objectTypes } from './types';
import type { Attribute, ValueType } from './types';

const columnTypes: { readonly [T in ValueType]: string } = {
  string: 'TEXT',
  integer: 'INTEGER',
  time: 'TIMESTAMP',
};

/** The table of one type: its name, and the names of the columns that are attributes of the type. */
export interface TypeTable {
  readonly name: string;
  readonly columns: ReadonlyArray<string>;
}

interface Type {
  readonly name: string;
  readonly attributes: ReadonlyArray<Attribute>;
}

/** `claim_rejected` as `ClaimRejected`: the part of a table's name that stands for a type. */
export const mapped = (type: string): string =>
  type.replace(/(?:^|_)([a-z])/g, (_all, letter: string) => letter.toUpperCase());

const tablesOf = (what: 'event' | 'object', types: ReadonlyArray<Type>): ReadonlyMap<string, TypeTable> =>
  new Map(
    types.map(({ name, attributes }) => [
      name,
      { name: `${what}_${mapped(name)}`, columns: attributes.map((attribute) => attribute.name) },
    ]),
  );

/** The tables of the types of events, by type. */
export const eventTables = tablesOf('event', eventTypes);

/** The tables of the types of objects, by type. */
export const objectTables = tablesOf('object', objectTypes);

const columns = (...definitions: ReadonlyArray<string>): string => `(${definitions.join(', ')})`;

const attributeColumns = ({ attributes }: Type): ReadonlyArray<string> =>
  attributes.map(({ name, type }) => `"${name}" ${columnTypes[type]}`);

const idOf = (what: 'event' | 'object'): string => `TEXT NOT NULL REFERENCES ${what} (ocel_id)`;

const typeAndId = (what: 'event' | 'object'): ReadonlyArray<string> => [
  `${what}_map_type ${columns('ocel_type TEXT PRIMARY KEY', 'ocel_type_map TEXT NOT NULL UNIQUE')}`,
  `${what} ${columns('ocel_id TEXT PRIMARY KEY', `ocel_type TEXT NOT NULL REFERENCES ${what}_map_type (ocel_type)`)}`,
];

const eventTable = (type: Type): string =>
  `event_${mapped(type.name)} ${columns('ocel_id TEXT PRIMARY KEY REFERENCES event (ocel_id)', 'ocel_time TIMESTAMP NOT NULL', ...attributeColumns(type))}`;

const objectTable = (type: Type): string =>
  `object_${mapped(type.name)} ${columns(`ocel_id ${idOf('object')}`, 'ocel_time TIMESTAMP NOT NULL', 'ocel_changed_field TEXT', ...attributeColumns(type))}`;

/** Every table with its keys, as `CREATE TABLE` takes them. */
export const tableDefinitions: ReadonlyArray<string> = [
  ...typeAndId('event'),
  ...typeAndId('object'),
  `event_object ${columns(
    `ocel_event_id ${idOf('event')}`,
    `ocel_object_id ${idOf('object')}`,
    'ocel_qualifier TEXT NOT NULL',
    'PRIMARY KEY (ocel_event_id, ocel_object_id, ocel_qualifier)',
  )}`,
  `object_object ${columns(
    `ocel_source_id ${idOf('object')}`,
    `ocel_target_id ${idOf('object')}`,
    'ocel_qualifier TEXT NOT NULL',
    'PRIMARY KEY (ocel_source_id, ocel_target_id, ocel_qualifier)',
  )}`,
  ...eventTypes.map(eventTable),
  ...objectTypes.map(objectTable),
];
