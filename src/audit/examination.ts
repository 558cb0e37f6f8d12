import type { LogFormat } from './log-format';
import type { Observation } from './observation';
import type { AuditReport } from './report';

/** A file that was examined. */
export interface ExaminedFile {
  readonly name: string;
  readonly bytes: number;
  /** In hex, of the file as it was found. */
  readonly sha256: string;
}

/** What was examined, when, and with which version. */
export interface Examined {
  /** A file by its name, or a board. */
  readonly place: string;
  readonly format: LogFormat;
  /** None for a board that others may write to meanwhile. */
  readonly files: ReadonlyArray<ExaminedFile>;
  /** The identity of the log; null where it has none. */
  readonly ledgerId: string | null;
  /** When the examination began, in milliseconds since 1970. */
  readonly at: number;
  /** The version of this package. */
  readonly version: string;
}

/** A log under examination: what was found, and the log itself, to look at again. */
export interface Examination {
  readonly examined: Examined;
  readonly report: AuditReport;
  /** All its events again, in the order in which they lie. */
  observations(): AsyncIterable<Observation>;
  close(): Promise<void>;
}
