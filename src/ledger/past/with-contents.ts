import type { Queries, StoredTask } from '../../commands/store';
import type { BoardAt } from '../../projections/board-at';
import { listTasks, titleHas } from '../../projections/list-tasks';
import type { Listing } from '../../projections/listing';
import type { Task } from '../../projections/task';
import { taskRow } from '../../projections/task-row';
import { titleOf } from '../../projections/title-of';

/** How many tasks, or positions, are asked for at a time. */
const PAGE = 1_000;

type Contents = Pick<Queries, 'contents'>;

const titleIn = (contents: ReadonlyMap<number, string>, { titlePosition }: Task): string | null => {
  const content = contents.get(titlePosition);
  return titleOf(content === undefined ? null : { content });
};

const pages = function* <A>(all: ReadonlyArray<A>): Iterable<ReadonlyArray<A>> {
  for (let first = 0; first < all.length; first += PAGE) yield all.slice(first, first + PAGE);
};

/** The titles that contents at these positions hold today, by their positions. */
export const titlesAt = async (
  queries: Contents,
  positions: ReadonlyArray<number>,
): Promise<ReadonlyMap<number, string | null>> => {
  const titles = new Map<number, string | null>();
  for (const some of pages([...new Set(positions)])) {
    for (const [position, content] of await queries.contents(some))
      titles.set(position, titleOf({ content }));
  }
  return titles;
};

/** The tasks of one page of a listing. */
export const pageOf = async (
  queries: Contents,
  board: BoardAt,
  listing: Listing,
): Promise<ReadonlyArray<Task>> => {
  const { limit, filter } = listing;
  const { title } = filter;
  const candidates = listTasks(board, listing);
  if (title === undefined) return candidates.slice(0, limit);
  const found: Task[] = [];
  for (const some of pages(candidates)) {
    const contents = await queries.contents(some.map(({ titlePosition }) => titlePosition));
    for (const task of some) if (titleHas(titleIn(contents, task), title)) found.push(task);
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
};

/** Tasks of a board with what people wrote, as it is today. */
export const withContents = async (
  queries: Contents,
  board: BoardAt,
  tasks: ReadonlyArray<Task>,
): Promise<ReadonlyArray<StoredTask>> => {
  const stored: StoredTask[] = [];
  for (const some of pages(tasks)) {
    const positions = some.flatMap((task) => [task.titlePosition, task.dataPosition, task.resultPosition]);
    const contents = await queries.contents(positions.filter((position) => position !== null));
    const at = (position: number | null) => (position === null ? null : (contents.get(position) ?? null));
    for (const task of some) {
      const row = taskRow({ ...task, title: titleIn(contents, task) }, board.parentCounts(task.id));
      stored.push({ row, data: at(task.dataPosition), result: at(task.resultPosition) });
    }
  }
  return stored;
};
