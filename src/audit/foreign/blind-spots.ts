import type { Observation } from '../observation';
import { cameBefore } from './relation';
import type { MissingRun } from './foreign-log';
import type { ForeignTask, LogView } from './log-view';

/** Where a log leaves open what happened to a task: events that are missing and may have been its, and those of it that are not understood. */
export class BlindSpots {
  private readonly missing: ReadonlyArray<MissingRun>;

  constructor({ log }: LogView) {
    this.missing = log.missing.filter(({ explained }) => !explained);
  }

  /** Missing events that may lie after `since` (the beginning of the log where null) and before `event`. */
  missingBetween(since: Observation | null, event: Observation): MissingRun | undefined {
    const { order } = event;
    const from = since === null ? 0 : since.order;
    if (order === null || from === null) return undefined;
    const run = this.missing[this.firstPast(from)];
    return run !== undefined && run.first < order ? run : undefined;
  }

  /** Whether anything unseen may have happened to a task after `since` (its beginning where null) and before `event`. */
  between(task: ForeignTask, since: Observation | null, event: Observation): boolean {
    if (this.missingBetween(since ?? task.created, event) !== undefined) return true;
    return task.blind.some(
      (blind) =>
        cameBefore(blind, event) !== false &&
        blind !== event &&
        (since === null || blind === since || cameBefore(blind, since) !== true),
    );
  }

  /** Whether anything unseen may have happened to a task after an event. */
  after(task: ForeignTask, event: Observation): boolean {
    const { order } = event;
    if (order !== null && this.firstPast(order) < this.missing.length) return true;
    return task.blind.some((blind) => blind !== event && cameBefore(blind, event) !== true);
  }

  /** Which run is the first that ends past this place. */
  private firstPast(order: number): number {
    let [low, high] = [0, this.missing.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.missing[middle]!.last <= order) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
