import { observationOfRow } from '../audit/native-observation';
import type { Observation } from '../audit/observation';
import type { Store } from '../commands/store';
import { orFault } from './errors';

/** Events that are read at a time. */
const PAGE = 1_000;

/** The events of a log up to a position as an examiner sees them, page by page; those that are missing are left out. */
export async function* observations(store: Store, to: number): AsyncGenerator<Observation> {
  for (let after = 0; after < to;) {
    const page = await orFault(store.judge((queries) => queries.events(after, Math.min(PAGE, to - after))));
    const rows = page.filter(({ stored }) => stored.position <= to);
    for (const row of rows) yield observationOfRow(row);
    after = rows.at(-1)?.stored.position ?? to;
  }
}
