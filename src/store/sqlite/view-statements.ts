import type { CommandRecord } from '../../projections/command-record';
import type { Link } from '../../projections/link';
import type { TaskRow } from '../../projections/task-row';
import type { RowByView, ViewName } from '../../projections/view-rows';
import { statement } from '../statement';
import type { Statement } from '../statement';
import { taskColumns } from '../task-columns';

/** How the rows of one view are read, taken away and put in place. A row is addressed by its key, in one or two parts. */
export interface ViewStatements<Row> {
  readonly page: Statement<{ readonly after: string; readonly beyond: string; readonly limit: number }, Row>;
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

const tasks: ViewStatements<TaskRow> = {
  page: statement((db, $) =>
    db.selectFrom('tasks').selectAll().where('id', '>', $.after).orderBy('id').limit($.limit),
  ),
  row: statement((db, $) => db.selectFrom('tasks').selectAll().where('id', '=', $.after)),
  remove: statement((db, $) => db.deleteFrom('tasks').where('id', '=', $.after)),
  put: statement((db, $) => db.insertInto('tasks').values(slotsFor(taskColumns, $))),
};

const links: ViewStatements<Link> = {
  page: statement((db, $) =>
    db
      .selectFrom('task_links')
      .select(columnsOfLink)
      .where((eb) =>
        eb.or([
          eb('parent_id', '>', $.after),
          eb.and([eb('parent_id', '=', $.after), eb('child_id', '>', $.beyond)]),
        ]),
      )
      .orderBy('parent_id')
      .orderBy('child_id')
      .limit($.limit),
  ),
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

const commands: ViewStatements<CommandRecord> = {
  page: statement((db, $) =>
    db
      .selectFrom('commands')
      .select(columnsOfCommand)
      .where('command_id', '>', $.after)
      .orderBy('command_id')
      .limit($.limit),
  ),
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
export const viewStatements: { readonly [V in ViewName]: ViewStatements<RowByView[V]> } = {
  tasks,
  task_links: links,
  commands,
};
