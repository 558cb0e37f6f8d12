import type { StoredRow } from '../events/stored-event';

/** Bytes of content that one page of events brings at most, beyond its first event. */
export const PAGE_BYTES = 8 * 1024 * 1024;

/** The first events of a page, until their contents are large. */
export const pageOfEvents = <R>(
  rows: Iterable<R>,
  eventOf: (row: R) => StoredRow,
): ReadonlyArray<StoredRow> => {
  const events: StoredRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    const event = eventOf(row);
    events.push(event);
    bytes += event.content?.content.length ?? 0;
    if (bytes > PAGE_BYTES) break;
  }
  return events;
};
