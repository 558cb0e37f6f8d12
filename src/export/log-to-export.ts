import type { Recorded } from '../events/recorded';

/** A page of events in the order of the log. */
export type Page = ReadonlyArray<Recorded>;

/** A log up to where it ended when the export began; it can be read again and again. */
export interface LogToExport {
  readonly ledgerId: string;
  /** The position of its last event. */
  readonly end: number;
  /** All events. */
  readonly pages: () => AsyncIterable<Page>;
}
