import { sql } from 'kysely';
import type { RowByView, ViewKey, ViewName } from '../../projections/view-rows';
import { postgresQuery } from '../statement';
import type { Statement } from '../statement';
import { mutableColumns, taskColumns } from '../task-columns';

/** Rows as a JSON array of objects by the names of their columns. */
export interface Rows {
  readonly rows: string;
}

interface Page {
  readonly after: string;
  readonly beyond: string;
  readonly limit: number;
}

/** Keys of rows, in one or two parts: the first parts and the second ones. */
interface Keys {
  readonly firsts: ReadonlyArray<string>;
  readonly seconds: ReadonlyArray<string>;
}

/** How the rows of one view are read, taken away and put in place, many at a time. */
interface ViewStatements<Row> {
  readonly page: Statement<Page, Row>;
  readonly rows: Statement<Keys, Row>;
  readonly remove: Statement<Keys, unknown>;
  readonly put: Statement<Rows, unknown>;
}

const changed = sql.raw(mutableColumns.map((column) => `${column} = excluded.${column}`).join(', '));

/** The statements of every view, by its name. */
export type StatementsByView = { readonly [V in ViewName]: ViewStatements<RowByView[V]> };

/** The columns of a link, by the names of its fields. */
export const linkFields = sql.raw('parent_id AS "parentId", child_id AS "childId", position, waived');

const commandFields = sql.raw('command_id AS "commandId", request_hash AS "requestHash", position, events');

const pairs = ($: Keys) => sql`(SELECT * FROM unnest(${$.firsts}::text[], ${$.seconds}::text[]))`;

/** How tasks are read by the columns that are wanted. */
const readTasks = (wanted: string): Pick<ViewStatements<RowByView['tasks']>, 'page' | 'rows'> => {
  const columns = sql.raw(wanted);
  return {
    page: postgresQuery(
      ($) => sql`SELECT ${columns} FROM tasks WHERE id > ${$.after} ORDER BY id LIMIT ${$.limit}`,
    ),
    rows: postgresQuery(($) => sql`SELECT ${columns} FROM tasks WHERE id = ANY(${$.firsts}::text[])`),
  };
};

/** The statements of every view. */
export const viewStatements: StatementsByView = {
  tasks: {
    ...readTasks('*'),
    remove: postgresQuery(($) => sql`DELETE FROM tasks WHERE id = ANY(${$.firsts}::text[])`),
    put: postgresQuery(
      ($) => sql`INSERT INTO tasks SELECT * FROM json_populate_recordset(NULL::tasks, ${$.rows}::json)
        ON CONFLICT (created_position) DO UPDATE SET ${changed}`,
    ),
  },
  task_links: {
    page: postgresQuery(
      ($) => sql`SELECT ${linkFields} FROM task_links WHERE (parent_id, child_id) > (${$.after}, ${$.beyond})
        ORDER BY parent_id, child_id LIMIT ${$.limit}`,
    ),
    rows: postgresQuery(
      ($) => sql`SELECT ${linkFields} FROM task_links WHERE (parent_id, child_id) IN ${pairs($)}`,
    ),
    remove: postgresQuery(($) => sql`DELETE FROM task_links WHERE (parent_id, child_id) IN ${pairs($)}`),
    put: postgresQuery(
      ($) => sql`INSERT INTO task_links (parent_id, child_id, position, waived)
        SELECT "parentId", "childId", position, waived
        FROM json_to_recordset(${$.rows}::json)
          AS link ("parentId" text, "childId" text, position bigint, waived bigint)
        ON CONFLICT (parent_id, child_id) DO UPDATE SET waived = excluded.waived`,
    ),
  },
  commands: {
    page: postgresQuery(
      ($) => sql`SELECT ${commandFields} FROM commands WHERE command_id > ${$.after}
        ORDER BY command_id LIMIT ${$.limit}`,
    ),
    rows: postgresQuery(
      ($) => sql`SELECT ${commandFields} FROM commands WHERE command_id = ANY(${$.firsts}::text[])`,
    ),
    remove: postgresQuery(($) => sql`DELETE FROM commands WHERE command_id = ANY(${$.firsts}::text[])`),
    put: postgresQuery(
      ($) => sql`INSERT INTO commands (command_id, request_hash, position, events)
        SELECT "commandId", "requestHash", position, events
        FROM json_to_recordset(${$.rows}::json)
          AS command ("commandId" text, "requestHash" text, position bigint, events bigint)
        ON CONFLICT (command_id) DO UPDATE SET events = excluded.events`,
    ),
  },
};

const untitled = taskColumns.map((column) => (column === 'title' ? 'NULL AS title' : column)).join(', ');

/** The same, without the titles of tasks. */
export const untitledViewStatements: StatementsByView = {
  ...viewStatements,
  tasks: { ...viewStatements.tasks, ...readTasks(untitled) },
};

/** Keys as the statements take them. */
export const keysOf = (keys: ReadonlyArray<ViewKey>): Keys => ({
  firsts: keys.map(([first]) => first),
  seconds: keys.map(([, second = '']) => second),
});
