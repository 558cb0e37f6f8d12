import type { Queries } from '../commands/store';
import type { StoredRow } from '../events/stored-event';

/** Rows of the log that are read at a time. */
const PAGE = 1_000;

/** Tasks whose histories are asked for at a time: every page of them looks at all that are asked for. */
const TOGETHER = 128;

/** Hears of long work: how many events of how many are read. */
export type Progress = (done: number, of: number) => void;

/** Lets timers, sockets and commits of this process have their turn. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Tells `each` the rows past `from` up to a position, page by page; the log may end before it. */
export const eachRow = async (
  queries: Pick<Queries, 'events'>,
  { from, to }: { readonly from: number; readonly to: number },
  each: (row: StoredRow) => void,
  progress: Progress = () => undefined,
): Promise<void> => {
  for (let ended = from; ended < to;) {
    const page = await queries.events(ended, Math.min(PAGE, to - ended));
    const rows = page.filter(({ stored }) => stored.position <= to);
    rows.forEach(each);
    ended = rows.at(-1)?.stored.position ?? to;
    progress(ended, to);
    await breathe();
  }
};

/** Tells `each` the rows of a task's history, page by page. */
export const eachOfHistory = async (
  queries: Pick<Queries, 'history'>,
  taskId: string,
  each: (row: StoredRow) => void,
): Promise<void> => {
  for (let after: number | null = 0; after !== null;) {
    const page: ReadonlyArray<StoredRow> = await queries.history(taskId, after, PAGE);
    page.forEach(each);
    after = page.at(-1)?.stored.version ?? null;
  }
};

/** The events of tasks that are few enough to be asked for together. */
const eachOfFew = async (
  queries: Pick<Queries, 'bareHistories'>,
  { taskIds, upTo }: { readonly taskIds: ReadonlyArray<string>; readonly upTo: number },
  each: (row: StoredRow) => void,
): Promise<void> => {
  let afterVersion = 0;
  for (let left = taskIds; left.length > 0;) {
    const rows = await queries.bareHistories({ taskIds: left, afterVersion, upTo, limit: PAGE });
    rows.forEach(each);
    const last = rows.at(-1)?.stored;
    if (rows.length < PAGE || last === undefined) return;
    left = left.slice(left.indexOf(last.taskId ?? ''));
    afterVersion = last.version ?? 0;
  }
};

/** Tells `each` the events of some tasks up to a position, without what people wrote, one task after the other, page by page. */
export const eachOfHistories = async (
  queries: Pick<Queries, 'bareHistories'>,
  { taskIds, upTo }: { readonly taskIds: ReadonlyArray<string>; readonly upTo: number },
  each: (row: StoredRow) => void,
): Promise<void> => {
  for (let i = 0; i < taskIds.length; i += TOGETHER) {
    await eachOfFew(queries, { taskIds: taskIds.slice(i, i + TOGETHER), upTo }, each);
  }
};

/** The first event past the head, where there is one: no ledger appended it, the head would have followed. */
export const beyondHead = async (queries: Queries, from: number): Promise<StoredRow | undefined> => {
  const [beyond] = await queries.events(from, 1);
  if (beyond === undefined) return undefined;
  const { position } = await queries.head();
  return position < beyond.stored.position ? beyond : undefined;
};
