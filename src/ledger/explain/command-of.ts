import type { Queries } from '../../commands/store';
import type { StoredEvent } from '../../events/stored-event';

/** Events that are read at first, to each side; most commands have fewer. */
const FIRST = 16;
const MOST = 1_000;

type Reads = Pick<Queries, 'bareEvents'>;

const after = async (queries: Reads, { position, commandId }: StoredEvent): Promise<StoredEvent[]> => {
  const found: StoredEvent[] = [];
  let last = position;
  for (let limit = FIRST; ; limit = MOST) {
    const page = await queries.bareEvents(last, limit);
    for (const { stored } of page) {
      if (stored.commandId !== commandId) return found;
      found.push(stored);
      last = stored.position;
    }
    if (page.length === 0) return found;
  }
};

const before = async (queries: Reads, { position, commandId }: StoredEvent): Promise<StoredEvent[]> => {
  const found: StoredEvent[] = [];
  let first = position;
  for (let limit = FIRST; first > 1; limit = MOST) {
    const from = Math.max(0, first - 1 - limit);
    const page = await queries.bareEvents(from, first - 1 - from);
    for (const { stored } of page.toReversed()) {
      if (stored.position >= first) continue;
      if (stored.commandId !== commandId) return found.reverse();
      found.push(stored);
    }
    first = from + 1;
  }
  return found.reverse();
};

/** All events of the command of an event, in order: a run of positions around it; none where it belongs to no command. */
export const commandOf = async (queries: Reads, event: StoredEvent): Promise<ReadonlyArray<StoredEvent>> => {
  if (event.commandId === null) return [];
  return [...(await before(queries, event)), event, ...(await after(queries, event))];
};
