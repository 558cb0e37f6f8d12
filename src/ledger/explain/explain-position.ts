import { Basis } from '../../audit/explain/basis';
import { explainEvent } from '../../audit/explain/explain-event';
import type { Explanation } from '../../audit/explain/explanation';
import { restsOnParents } from '../../audit/explain/named-rules';
import type { Queries } from '../../commands/store';
import { StoreFailure } from '../../commands/store-failure';
import type { Recorded } from '../../events/recorded';
import type { StoredEvent } from '../../events/stored-event';
import { mustRead } from '../log-fold';
import { eachOfHistories } from '../log-pages';
import { commandOf } from './command-of';

type Reads = Pick<Queries, 'head' | 'bareEvents' | 'bareHistories'>;

const eventAt = async (queries: Reads, position: number): Promise<StoredEvent | null> => {
  const [row] = await queries.bareEvents(position - 1, 1);
  return row?.stored.position === position ? row.stored : null;
};

/** The event at a position; null past the end of the log. */
const mustBeThere = async (queries: Reads, position: number): Promise<Recorded | null> => {
  const stored = await eventAt(queries, position);
  if (stored !== null) return mustRead({ stored, content: null, erased: null });
  if (position > (await queries.head()).position) return null;
  throw new StoreFailure({ _tag: 'Corrupt', position, detail: 'the log has no such event' });
};

const basisOf = async (queries: Reads, { stored, event }: Recorded): Promise<Basis> => {
  const basis = new Basis();
  const { taskId, position } = stored;
  const upTo = position - 1;
  const [first] = await queries.bareEvents(0, 1);
  if (first !== undefined && first.stored.position < position) basis.add(first);
  if (taskId === null) return basis;
  await eachOfHistories(queries, { taskIds: [taskId], upTo }, (row) => basis.add(row));
  if (event.kind === 'created') basis.add({ stored, content: null, erased: null });
  if (!restsOnParents.has(event.kind)) return basis;
  const taskIds = basis.parentIds(taskId);
  await eachOfHistories(queries, { taskIds, upTo }, (row) => basis.add(row));
  return basis;
};

/** Explains the event at a position from the log alone, of which it reads only what bears on it; null past the end of the log. */
export const explainPosition = async (queries: Reads, position: number): Promise<Explanation | null> => {
  const recorded = await mustBeThere(queries, position);
  if (recorded === null) return null;
  const { causation, writer } = recorded.stored;
  const command = await commandOf(queries, recorded.stored);
  const cause = command.find((event) => event.position === causation);
  return explainEvent({
    recorded,
    basis: await basisOf(queries, recorded),
    command,
    writer: await eventAt(queries, writer),
    cause: cause ?? (causation === null ? null : await eventAt(queries, causation)),
  });
};
