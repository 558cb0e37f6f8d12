import type { HandEvent } from '../../commands/hand-events';

/** Events as arrays, one for each column that differs from event to event. */
export const columnsOf = (events: ReadonlyArray<HandEvent>): ReadonlyArray<ReadonlyArray<unknown>> => [
  events.map(({ position }) => position),
  events.map(({ id }) => id),
  events.map(({ taskId }) => taskId),
  events.map(({ version }) => version),
  events.map(({ kind }) => kind),
  events.map(({ status }) => status),
  events.map(({ data }) => data),
  events.map(({ contentHash }) => contentHash),
  events.map(({ actor }) => actor),
  events.map(({ createdAt }) => createdAt),
  events.map(({ commandId }) => commandId),
  events.map(({ requestHash }) => requestHash),
  events.map(({ leafHash }) => leafHash),
  events.map(({ content }) => content?.salt),
  events.map(({ content }) => content?.content),
];
