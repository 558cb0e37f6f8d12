import { sql } from 'kysely';
import type { CommandRecord } from '../../projections/command-record';
import type { Link } from '../../projections/link';
import type { TaskRow } from '../../projections/task-row';
import type { RowByView, ViewName } from '../../projections/view-rows';
import { statement } from '../statement';
import type { Statement } from '../statement';
import { taskColumns } from '../task-columns';

/** The fields by which the rows of a view lie in the file. Read in another order, each would be looked for on its own. */
interface PlaceIn {
  readonly tasks: 'created_position';
  readonly task_links: 'childId' | 'position' | 'parentId';
  readonly commands: 'commandId';
}

/** How the rows of one view are read, taken away and put in place. A row is addressed by its key, in one or two parts. */
export interface ViewStatements<Row, Place extends keyof Row> {
  /** Rows behind another, as they lie in the file. */
  readonly page: Statement<Pick<Row, Place> & { readonly limit: number }, Row>;
  /** What the first page begins behind. */
  readonly start: Pick<Row, Place>;
  readonly row: Statement<{ readonly after: string; readonly beyond: string }, Row>;
  readonly remove: Statement<{ readonly after: string; readonly beyond: string }, unknown>;
  readonly put: Statement<Row, unknown>;
}

/** The columns of a link, by the names of its fields. */
export const columnsOfLink = ['parent_id as parentId', 'child_id as childId', 'position', 'waived'] as const;
const columnsOfCommand = [
  'command_id as commandId',
  'request_hash as requestHash',
  'position',
  'events',
] as const;

/** The columns of a table, each with its slot. */
export const slotsFor = <Row extends object, K extends keyof Row>(
  columns: ReadonlyArray<K>,
  slots: Row,
): Pick<Row, K> => Object.fromEntries(columns.map((column) => [column, slots[column]])) as Pick<Row, K>;

const tasks: ViewStatements<TaskRow, PlaceIn['tasks']> = {
  page: statement((db, $) =>
    db
      .selectFrom('tasks')
      .selectAll()
      .where('created_position', '>', $.created_position)
      .orderBy('created_position')
      .limit($.limit),
  ),
  start: { created_position: -Infinity },
  row: statement((db, $) => db.selectFrom('tasks').selectAll().where('id', '=', $.after)),
  remove: statement((db, $) => db.deleteFrom('tasks').where('id', '=', $.after)),
  put: statement((db, $) => db.insertInto('tasks').values(slotsFor(taskColumns, $))),
};

const links: ViewStatements<Link, PlaceIn['task_links']> = {
  page: statement((db, $) =>
    db
      .selectFrom('task_links')
      .select(columnsOfLink)
      .where(sql<boolean>`(child_id, position, parent_id) > (${$.childId}, ${$.position}, ${$.parentId})`)
      .orderBy('child_id')
      .orderBy('position')
      .orderBy('parent_id')
      .limit($.limit),
  ),
  start: { childId: '', position: -Infinity, parentId: '' },
  row: statement((db, $) =>
    db
      .selectFrom('task_links')
      .select(columnsOfLink)
      .where('parent_id', '=', $.after)
      .where('child_id', '=', $.beyond),
  ),
  remove: statement((db, $) =>
    db.deleteFrom('task_links').where('parent_id', '=', $.after).where('child_id', '=', $.beyond),
  ),
  put: statement((db, $) =>
    db.insertInto('task_links').values({
      parent_id: $.parentId,
      child_id: $.childId,
      position: $.position,
      waived: $.waived,
    }),
  ),
};

const commands: ViewStatements<CommandRecord, PlaceIn['commands']> = {
  page: statement((db, $) =>
    db
      .selectFrom('commands')
      .select(columnsOfCommand)
      .where('command_id', '>', $.commandId)
      .orderBy('command_id')
      .limit($.limit),
  ),
  start: { commandId: '' },
  row: statement((db, $) =>
    db.selectFrom('commands').select(columnsOfCommand).where('command_id', '=', $.after),
  ),
  remove: statement((db, $) => db.deleteFrom('commands').where('command_id', '=', $.after)),
  put: statement((db, $) =>
    db.insertInto('commands').values({
      command_id: $.commandId,
      request_hash: $.requestHash,
      position: $.position,
      events: $.events,
    }),
  ),
};

/** The statements of every view. */
export const viewStatements: {
  readonly [V in ViewName]: ViewStatements<RowByView[V], PlaceIn[V] & keyof RowByView[V]>;
} = {
  tasks,
  task_links: links,
  commands,
};
