import type { Observation } from '../observation';
import { cameBefore } from './relation';

/** What an event made of something. */
export interface Mark<V> {
  readonly by: Observation;
  readonly value: V;
}

/** What may have been the last mark before an event. */
export interface LastMarks<V> {
  readonly marks: ReadonlyArray<Mark<V>>;
  /** Whether there may have been none. */
  readonly none: boolean;
}

/** The history of one thing, mark by mark, in the order in which the events lie. */
export class History<V> {
  private readonly marks: Mark<V>[] = [];
  private ordered = true;

  add(by: Observation, value: V): void {
    const last = this.marks.at(-1);
    if (by.order === null || (last !== undefined && last.by.order! > by.order)) this.ordered = false;
    this.marks.push({ by, value });
  }

  get all(): ReadonlyArray<Mark<V>> {
    return this.marks;
  }

  /** What may have been the last mark just before an event: one, where the order is known. */
  lastBefore(event: Observation): LastMarks<V> {
    if (this.ordered && event.order !== null) {
      const last = this.marks[this.firstFrom(event.order) - 1];
      return last === undefined ? { marks: [], none: true } : { marks: [last], none: false };
    }
    const certain = this.marks.filter(({ by }) => cameBefore(by, event) === true);
    const possible = this.marks.filter(({ by }) => by !== event && cameBefore(by, event) !== false);
    const marks = possible.filter(
      ({ by }) => !certain.some((later) => later.by !== by && cameBefore(by, later.by) === true),
    );
    return { marks, none: certain.length === 0 };
  }

  /** The marks that came after an event for certain, in the order in which they lie. */
  after(event: Observation): ReadonlyArray<Mark<V>> {
    if (this.ordered && event.order !== null) {
      const from = this.firstFrom(event.order);
      return this.marks.slice(this.marks[from]?.by.order === event.order ? from + 1 : from);
    }
    return this.marks.filter(({ by }) => cameBefore(event, by) === true);
  }

  /** Where the first mark lies whose order is not below this. */
  private firstFrom(order: number): number {
    let [low, high] = [0, this.marks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.marks[middle]!.by.order! < order) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
