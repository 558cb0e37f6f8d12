import { isLeft } from 'fp-ts/Either';
import { canonicalJson } from '../../events/canonical-json';
import type { ForeignObserved } from '../../events/foreign-observed';
import type { Json } from '../../events/json';
import { storableText } from '../../events/storable';
import type { EventRow, HermesBoard, LinkRow, TaskRow } from './rows';

/** One thing that was observed of a Hermes board, apart from the file that it was found in. */
export type Observed = Omit<ForeignObserved, 'source'>;

/** Kinds of an observation that is no event: a row that is there, and one that is there no more. */
const ROW = 'row';
const ROW_GONE = 'row_gone';

const EVENTS = 'task_events/';
const TASKS = 'tasks/';
const LINKS = 'task_links/';

const written = (payload: string | null): Pick<Observed, 'payload' | 'encoding'> =>
  payload === null || !isLeft(storableText('payload', payload))
    ? { payload, encoding: 'text' }
    : { payload: Buffer.from(payload, 'utf8').toString('base64'), encoding: 'base64' };

const read = ({ payload, encoding }: Pick<Observed, 'payload' | 'encoding'>): string | null =>
  payload === null || encoding === 'text' ? payload : Buffer.from(payload, 'base64').toString('utf8');

const row = (sourceId: string, subject: string, values: Json): Observed => ({
  sourceId,
  subject,
  kind: ROW,
  ...written(canonicalJson(values)),
  at: null,
});

/** An event as it is observed. */
const ofEvent = ({ id, taskId, kind, payload, createdAt }: EventRow): Observed => ({
  sourceId: `${EVENTS}${id}`,
  subject: taskId,
  kind,
  ...written(payload),
  at: createdAt === null ? null : createdAt * 1_000,
});

const ofTask = ({ id, status, completedAt }: TaskRow): Observed =>
  row(`${TASKS}${id}`, id, { id, status, completed_at: completedAt });

const ofLink = ({ parentId, childId }: LinkRow): Observed =>
  row(`${LINKS}${parentId}>${childId}`, childId, { parent_id: parentId, child_id: childId });

/** Everything on a board, as it is observed; events first, by id. */
export const observedOf = ({ events, tasks, links }: HermesBoard): ReadonlyArray<Observed> => [
  ...events.map(ofEvent),
  ...tasks.map(ofTask),
  ...links.map(ofLink),
];

/** Whether an observation is of an event, which never changes, and not of a row. */
export const isOfEvent = ({ sourceId }: Observed): boolean => sourceId.startsWith(EVENTS);

/** That a row is there no more. */
export const gone = ({ sourceId, subject }: Observed): Observed => ({
  sourceId,
  subject,
  kind: ROW_GONE,
  payload: null,
  encoding: 'text',
  at: null,
});

/** Whether two observations of the same thing say the same. */
export const sameObserved = (one: Observed, other: Observed): boolean =>
  one.kind === other.kind &&
  one.subject === other.subject &&
  one.payload === other.payload &&
  one.encoding === other.encoding &&
  one.at === other.at;

const eventOf = (observed: Observed): EventRow => ({
  id: Number(observed.sourceId.slice(EVENTS.length)),
  taskId: observed.subject,
  kind: observed.kind,
  payload: read(observed),
  createdAt: observed.at === null ? null : observed.at / 1_000,
});

const taskOf = (observed: Observed): TaskRow => {
  const { id, status, completed_at } = JSON.parse(read(observed) ?? '{}') as {
    readonly id: string;
    readonly status: string | null;
    readonly completed_at: number | null;
  };
  return { id, status, completedAt: completed_at };
};

const linkOf = (observed: Observed): LinkRow => {
  const values = JSON.parse(read(observed) ?? '{}') as {
    readonly parent_id: string;
    readonly child_id: string;
  };
  return { parentId: values.parent_id, childId: values.child_id };
};

/** What was observed of a board, the last word on each thing. */
export class ObservedBoard {
  private readonly last = new Map<string, Observed>();

  add(observed: Observed): void {
    if (observed.kind === ROW_GONE && !isOfEvent(observed)) this.last.delete(observed.sourceId);
    else this.last.set(observed.sourceId, observed);
  }

  /** The last observation of a thing that is still there. */
  of(sourceId: string): Observed | undefined {
    return this.last.get(sourceId);
  }

  get all(): Iterable<Observed> {
    return this.last.values();
  }

  /** The board that was observed. */
  board(sequence: number | null): HermesBoard {
    const [events, tasks, links]: [EventRow[], TaskRow[], LinkRow[]] = [[], [], []];
    for (const observed of this.last.values()) {
      if (isOfEvent(observed)) events.push(eventOf(observed));
      else if (observed.sourceId.startsWith(TASKS)) tasks.push(taskOf(observed));
      else links.push(linkOf(observed));
    }
    events.sort((a, b) => a.id - b.id);
    return { events, tasks, links, sequence };
  }
}
