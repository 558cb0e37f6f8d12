import type { Board } from './board';
import { taskRow } from './task-row';
import type { RowByView, ViewKey, ViewName } from './view-rows';
import { viewKey } from './view-rows';

/** How a board tells the rows that a view should have. */
interface ViewOf<V extends ViewName> {
  readonly row: (board: Board, key: ViewKey) => RowByView[V] | undefined;
  readonly keys: (board: Board) => Iterable<ViewKey>;
}

const rowOfTask = (board: Board, taskId: string): RowByView['tasks'] | undefined => {
  const task = board.task(taskId);
  return task === undefined ? undefined : taskRow(task, board.parentCounts(taskId));
};

function* keysOf<V extends ViewName>(view: V, rows: Iterable<RowByView[V]>): Iterable<ViewKey> {
  for (const row of rows) yield viewKey[view](row);
}

function* single(ids: Iterable<string>): Iterable<ViewKey> {
  for (const id of ids) yield [id];
}

/** The rows that each view should have, by the board that the log adds up to. */
export const viewOf: { readonly [V in ViewName]: ViewOf<V> } = {
  tasks: {
    row: (board, [taskId]) => rowOfTask(board, taskId),
    keys: (board) => single(board.tasks.keys()),
  },
  task_links: {
    row: (board, [parentId, childId = '']) => board.link(parentId, childId),
    keys: (board) => keysOf('task_links', board.allLinks()),
  },
  commands: {
    row: (board, [commandId]) => board.commands.get(commandId),
    keys: (board) => single(board.commands.keys()),
  },
};
