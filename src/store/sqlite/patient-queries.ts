import type { Queries } from '../../commands/store';
import { retrying } from './retrying';

/** Queries that wait where somebody else holds the file for himself, as who closes it last or recovers it does for a moment. */
export const patientQueries = (queries: Queries, patienceMs: number): Queries => {
  const patiently = <A>(attempt: () => Promise<A>): Promise<A> => retrying(patienceMs, attempt);
  return {
    now: () => queries.now(),
    load: (needs) => patiently(() => queries.load(needs)),
    head: () => patiently(() => queries.head()),
    settled: (position) => patiently(() => queries.settled(position)),
    events: (after, limit) => patiently(() => queries.events(after, limit)),
    history: (taskId, after, limit) => patiently(() => queries.history(taskId, after, limit)),
    bareEvents: (after, limit) => patiently(() => queries.bareEvents(after, limit)),
    bareHistories: (asked) => patiently(() => queries.bareHistories(asked)),
    lastAt: (time) => patiently(() => queries.lastAt(time)),
    lastSnapshot: (upTo) => patiently(() => queries.lastSnapshot(upTo)),
    snapshotPart: (position, part) => patiently(() => queries.snapshotPart(position, part)),
    task: (taskId) => patiently(() => queries.task(taskId)),
    tasks: (listing) => patiently(() => queries.tasks(listing)),
    contents: (positions) => patiently(() => queries.contents(positions)),
    strayContents: () => patiently(() => queries.strayContents()),
    checkpointOf: (name) => patiently(() => queries.checkpointOf(name)),
    checkpoints: () => patiently(() => queries.checkpoints()),
    wakesAt: () => patiently(() => queries.wakesAt()),
    counts: () => patiently(() => queries.counts()),
    related: (taskId, limit) => patiently(() => queries.related(taskId, limit)),
    detail: (taskId) => patiently(() => queries.detail(taskId)),
    viewPage: (view, after, limit) => patiently(() => queries.viewPage(view, after, limit)),
    viewRows: (view, keys) => patiently(() => queries.viewRows(view, keys)),
  };
};
