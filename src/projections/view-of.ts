import type { Board } from './board';
import { taskRow } from './task-row';
import { viewKey } from './view-rows';
import type { RowByView, ViewKey, ViewName } from './view-rows';

/** How a board tells the rows that a view should have. */
interface ViewOf<V extends ViewName> {
  readonly row: (board: Board, key: ViewKey) => RowByView[V] | undefined;
  readonly keys: (board: Board) => Iterable<ViewKey>;
}

function* single(ids: Iterable<string>): Iterable<ViewKey> {
  for (const id of ids) yield [id];
}

function* keysOfLinks(board: Board): Iterable<ViewKey> {
  for (const link of board.allLinks()) yield viewKey.task_links(link);
}

/** The rows that each view should have, by the board that the log adds up to. */
export const viewOf: { readonly [V in ViewName]: ViewOf<V> } = {
  tasks: {
    row: (board, [taskId]) => {
      const task = board.task(taskId);
      return task === undefined ? undefined : taskRow(task, board.parentCounts(taskId));
    },
    keys: (board) => single(board.tasks.keys()),
  },
  task_links: {
    row: (board, [parentId, childId = '']) => board.link(parentId, childId),
    keys: keysOfLinks,
  },
  commands: {
    row: (board, [commandId]) => board.commands.get(commandId),
    keys: (board) => single(board.commands.keys()),
  },
};
