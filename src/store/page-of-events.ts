/** Bytes of content that one page of events brings at most, beyond its first event. */
const PAGE_BYTES = 8 * 1024 * 1024;

/** The first rows of a page, until their contents are large. */
export const pageOfEvents = <R extends { readonly content: string | null }, E>(
  rows: Iterable<R>,
  eventOf: (row: R) => E,
): ReadonlyArray<E> => {
  const events: E[] = [];
  let bytes = 0;
  for (const row of rows) {
    events.push(eventOf(row));
    bytes += row.content?.length ?? 0;
    if (bytes > PAGE_BYTES) break;
  }
  return events;
};
