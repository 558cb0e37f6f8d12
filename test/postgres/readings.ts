import type { TaskStatus } from '../../src/events/status';
import type { Ledger, ListInput } from '../../src/index';

const statuses: ReadonlyArray<TaskStatus> = ['ready', 'running', 'done'];

/** Every order of a listing, and its filters: each alone, and some together. */
const asked: ReadonlyArray<ListInput> = [
  ...(['created', 'priority', 'changed'] as const).flatMap((sort) =>
    (['asc', 'desc'] as const).map((order) => ({ sort, order })),
  ),
  ...statuses.map((status) => ({ status })),
  { status: ['todo', 'ready', 'review'], sort: 'priority' },
  { assignee: 'ann' },
  { assignee: null },
  { parentId: 'a' },
  { parentId: 'b', sort: 'priority', order: 'asc' },
  { priority: 0 },
  { title: 'TASK' },
  { title: 'x%_' },
  { archived: true },
  { archived: false, assignee: 'ann', sort: 'changed' },
];

/** A listing to its end, page by page: two tasks each. */
const pages = async (ledger: Ledger, input: ListInput): Promise<ReadonlyArray<unknown>> => {
  const found: unknown[] = [];
  let after: string | null = null;
  do {
    const page = await ledger.list({ ...input, limit: 2, ...(after === null ? {} : { after }) });
    found.push(page);
    after = page.next;
  } while (after !== null);
  return found;
};

/** What a ledger tells of its tasks, in every way in which it can be asked. */
export const readingsOf = async (ledger: Ledger, ids: ReadonlyArray<string>): Promise<object> => ({
  listed: await Promise.all(asked.map((input) => pages(ledger, input))),
  counts: await ledger.counts(),
  details: await Promise.all(ids.map((id) => ledger.get(id))),
  graphs: await Promise.all(ids.map((id) => ledger.graph(id))),
  narrow: await Promise.all(ids.map((id) => ledger.graph(id, { limit: 2 }))),
  histories: await Promise.all(
    ids.map(async (id) => (await ledger.history(id, { after: 1, limit: 2 })).length),
  ),
  attempts: await Promise.all(ids.map((id) => ledger.attempts(id))),
});
