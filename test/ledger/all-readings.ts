import type { BoardReadings, ListInput } from '../../src/index';
import { lifeIds } from './random-life';

const filters: ReadonlyArray<ListInput> = [
  {},
  { status: 'ready' },
  { status: ['todo', 'running', 'done'] },
  { status: [] },
  { assignee: 'ann' },
  { assignee: null },
  { parentId: 'a' },
  { priority: 1 },
  { title: 'O' },
  { title: '' },
  { archived: true },
  { archived: false, parentId: 'b', status: ['todo', 'done'] },
];

const orders: ReadonlyArray<ListInput> = [
  {},
  { order: 'desc' },
  { sort: 'priority' },
  { sort: 'priority', order: 'asc' },
  { sort: 'changed' },
  { sort: 'changed', order: 'asc' },
];

const pagesOf = async (board: BoardReadings, input: ListInput): Promise<ReadonlyArray<unknown>> => {
  const pages: unknown[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await board.list({ ...input, limit: 3, ...(after === undefined ? {} : { after }) });
    pages.push(page);
    after = page.next;
  }
  return pages;
};

/** Everything that can be asked of a board on which a random life happens, by the question; single tasks first, before the whole board is at hand. */
export const allReadings = async (board: BoardReadings): Promise<Readonly<Record<string, unknown>>> => {
  const found: Record<string, unknown> = {};
  for (const id of [...lifeIds, 'ghost']) {
    found[`get ${id}`] = await board.get(id);
    found[`explainReady ${id}`] = await board.explainReady(id);
  }
  found['counts'] = await board.counts();
  for (const id of [...lifeIds, 'ghost']) {
    found[`graph ${id}`] = await board.graph(id);
    found[`graph ${id}, limited`] = await board.graph(id, { limit: 2 });
  }
  const listings = [...filters.map((filter) => ({ ...filter, sort: 'changed' as const })), ...orders];
  for (const input of listings) found[`list ${JSON.stringify(input)}`] = await pagesOf(board, input);
  return found;
};
