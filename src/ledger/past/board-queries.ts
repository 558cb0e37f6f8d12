import type { Head } from '../../commands/head';
import type { LinkedParent, Loaded, Needs } from '../../commands/needs';
import type { Looks, Queries, StoredDetail, StoredGraph } from '../../commands/store';
import { PARENTS_NAMED } from '../../events/parent-seen';
import type { StoredRow } from '../../events/stored-event';
import type { BoardAt } from '../../projections/board-at';
import { countTasks } from '../../projections/count-tasks';
import type { TaskCount } from '../../projections/count-tasks';
import { relatedTasks } from '../../projections/related-tasks';
import { taskRow } from '../../projections/task-row';
import type { ReadingQueries } from '../readings';
import type { Recording } from './log-point';
import { pageOf, withContents } from './with-contents';

/**
 * Answers for a board that was folded up to a position as a store would. What people wrote is read as it is today, so that
 * what was erased since is null.
 */
export const boardQueries = (
  queries: Queries,
  board: BoardAt,
  { position, recordedAt }: Recording,
): ReadingQueries & Looks => {
  const head = async (): Promise<Head> => {
    const { satisfiedBy } = board;
    return { ...(await queries.head()), position, satisfiedBy };
  };
  const asSeen = (rows: ReadonlyArray<StoredRow>): ReadonlyArray<StoredRow> =>
    rows.filter(({ stored }) => stored.position <= position);
  return {
    // The time of the event at that position: it decides which leases had passed.
    now: () => recordedAt,
    head,
    contents: (positions) => queries.contents(positions),
    events: async (after, limit) => asSeen(await queries.events(after, limit)),
    history: async (taskId, after, limit) => asSeen(await queries.history(taskId, after, limit)),
    detail: async (taskId): Promise<StoredDetail | undefined> => {
      const task = board.task(taskId);
      const [stored] = task === undefined ? [] : await withContents(queries, board, [task]);
      return stored === undefined ? undefined : { ...stored, parents: parentsOf(board, taskId) };
    },
    tasks: async (listing) => withContents(queries, board, await pageOf(queries, board, listing)),
    counts: async (): Promise<ReadonlyArray<TaskCount>> => countTasks(board),
    related: async (taskId, limit): Promise<StoredGraph | undefined> => {
      if (board.task(taskId) === undefined) return undefined;
      const { steps, links, more } = relatedTasks(board, taskId, limit);
      const tasks = [...steps.keys()].flatMap((id) => board.task(id) ?? []);
      const stored = await withContents(queries, board, tasks);
      return { tasks: stored.map(({ row }) => row), links, steps, more };
    },
    load: async (needs) => loadForClaim(board, needs, await head()),
  };
};

/** As the stores tell of parents: all of them by their links, or, where there are more than are named, the first in the order of evidence. */
const parentsOf = (board: BoardAt, taskId: string): ReadonlyArray<LinkedParent> => {
  const links = board.parentLinks(taskId);
  const isOpen = (link: (typeof links)[number]): boolean => board.isOpen(link);
  const ordered =
    links.length > PARENTS_NAMED
      ? [...links.filter(isOpen), ...links.filter((link) => !isOpen(link))].slice(0, PARENTS_NAMED)
      : links;
  return ordered.flatMap(({ parentId: id, position: linkPosition, waived }) => {
    const standing = board.standing(id);
    if (standing === undefined) return [];
    const { status, statusPosition: position, archivedAt } = standing;
    return [{ id, status, position, archivedAt, linkPosition, waived }];
  });
};

/** What a claim has to see. It is only tried: which refusals were recorded before does not matter. */
const loadForClaim = (
  board: BoardAt,
  { tasks, parents }: Pick<Required<Needs>, 'tasks' | 'parents'>,
  head: Head,
): Loaded => ({
  head,
  tasks: tasks.flatMap((id) => {
    const task = board.task(id);
    return task === undefined ? [] : [taskRow(task, board.parentCounts(id))];
  }),
  parents: parents.map((childId) => ({
    childId,
    whole: board.parentCounts(childId).total <= PARENTS_NAMED,
    parents: parentsOf(board, childId),
  })),
  standings: [],
  children: [],
  descendants: [],
  links: [],
  paths: [],
  ready: [],
  erasable: [],
  refusals: [],
  commands: [],
  contents: new Map(),
});
