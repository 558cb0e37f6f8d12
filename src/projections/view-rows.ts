import type { CommandRecord } from './command-record';
import type { Link } from './link';
import type { TaskRow } from './task-row';

/** The rows of every view of the log. */
export interface RowByView {
  readonly tasks: TaskRow;
  readonly task_links: Link;
  readonly commands: CommandRecord;
}

export type ViewName = keyof RowByView;

export const viewNames: ReadonlyArray<ViewName> = ['tasks', 'task_links', 'commands'];

/** A row's key among those of its view: a task's id, a command's id, or a link's parent and child. */
export type ViewKey = readonly [string] | readonly [string, string];

/** How a row is found among those of its view. */
export const viewKey: { readonly [V in ViewName]: (row: RowByView[V]) => ViewKey } = {
  tasks: ({ id }) => [id],
  task_links: ({ parentId, childId }) => [parentId, childId],
  commands: ({ commandId }) => [commandId],
};

/** The position of the event that a row began with. */
export const rowBegan: { readonly [V in ViewName]: (row: RowByView[V]) => number } = {
  tasks: ({ created_position: position }) => position,
  task_links: ({ position }) => position,
  commands: ({ position }) => position,
};

/** Some rows of one view, as they were when the log ended at `headPosition`. */
export interface ViewPage<V extends ViewName> {
  readonly headPosition: number;
  readonly rows: ReadonlyArray<RowByView[V]>;
}
