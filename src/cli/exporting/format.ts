import type { LogToExport } from '../../export/log-to-export';

/** A format that a log can be exported to. */
export interface Format {
  /** As the answer names it. */
  readonly name: string;
  /** Writes the log to a file that is not there yet, or is worth nothing. */
  readonly write: (log: LogToExport, path: string) => Promise<void>;
}
