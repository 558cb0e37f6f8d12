import type { Recorded, RecordedOf } from '../events/recorded';
import type { TaskStatus } from '../events/status';

/** The events of one kind, in order. */
export const allOf = <K extends Recorded['event']['kind']>(
  recorded: ReadonlyArray<Recorded>,
  kind: K,
): ReadonlyArray<RecordedOf<K>> => recorded.filter((one): one is RecordedOf<K> => one.event.kind === kind);

/** The first event of a kind, where there is one. */
export const firstOf = <K extends Recorded['event']['kind']>(
  recorded: ReadonlyArray<Recorded>,
  kind: K,
): RecordedOf<K> | undefined => allOf(recorded, kind)[0];

/** The status that each task was left in. */
export const lastStatuses = (
  recorded: ReadonlyArray<Recorded>,
): ReadonlyMap<string | null, TaskStatus | null> =>
  new Map(recorded.map(({ stored }) => [stored.taskId, stored.status]));

/** The task that an event is of; an event of the ledger has none, and no command of a task appends one. */
export const taskIdOf = ({ stored }: Recorded): string => {
  if (stored.taskId === null) throw new Error(`event ${stored.position} (${stored.kind}) has no task`);
  return stored.taskId;
};
