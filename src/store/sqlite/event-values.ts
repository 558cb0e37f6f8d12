import { catalogue } from '../../events/catalogue';
import { taskStatuses } from '../../events/status';
import type { StoredEvent, StoredRow } from '../../events/stored-event';
import type { EventContentsTable, TaskEventsTable } from '../schema';

/** The columns of an event. */
export const bareEventColumns = [
  'task_events.position',
  'id',
  'task_id',
  'version',
  'kind',
  'kind_version',
  'status',
  'data',
  'content_hash',
  'actor',
  'writer',
  'created_at',
  'command_id',
  'request_hash',
  'causation',
  'correlation',
  'leaf_hash',
] as const;

/** The columns of an event with its content, in the order of {@link EventValues}. */
export const eventColumns = [...bareEventColumns, 'salt', 'content', 'erased'] as const;

type Column = 'position' | Exclude<(typeof eventColumns)[number], 'task_events.position'>;

type Values<Columns extends ReadonlyArray<unknown>> = {
  readonly [I in keyof Columns]: (TaskEventsTable & EventContentsTable)[Columns[I] extends Column
    ? Columns[I]
    : 'position'];
};

/** A row of the log with its content, as a plain list of values. */
export type EventValues = Values<typeof eventColumns>;

/** The names of kinds and statuses, each once: what keeps them keeps no copies, and compares them at a glance. */
const names = new Map([...Object.keys(catalogue), ...taskStatuses].map((name) => [name, name]));

const named = <N extends string>(name: N): N => (names.get(name) as N | undefined) ?? name;

const storedOf = (values: EventValues): StoredEvent => ({
  position: values[0],
  id: values[1],
  taskId: values[2],
  version: values[3],
  kind: named(values[4]),
  kindVersion: values[5],
  status: values[6] === null ? null : named(values[6]),
  data: values[7],
  contentHash: values[8],
  actor: values[9],
  writer: values[10],
  createdAt: values[11],
  commandId: values[12],
  requestHash: values[13],
  causation: values[14],
  correlation: values[15],
  leafHash: values[16],
});

/** The event of such a list. Most events are read here: an object by the names of the columns between would cost as much again. */
export const eventOfValues = (values: EventValues): StoredRow => {
  const salt = values[17];
  const content = values[18];
  return {
    stored: storedOf(values),
    content: salt === null || content === null ? null : { salt, content },
    erased: values[19],
  };
};
