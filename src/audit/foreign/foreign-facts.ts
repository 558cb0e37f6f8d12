import type { LogFormat } from '../log-format';

/** How a claim on a foreign log came out: `link-after-claim` is satisfied, with a link that was made only after it. */
export type ClaimClass = 'ok' | 'link-after-claim' | 'violation' | 'indeterminate';

/** What there is to say of a foreign log beside its findings. */
export interface ForeignFacts {
  readonly format: LogFormat;
  /** How many events there are of each kind. */
  readonly eventKinds: Readonly<Record<string, number>>;
  /** The same, of kinds that are not known. */
  readonly unknownKinds: Readonly<Record<string, number>>;
  /** How many events there were that are there no more; null where nothing tells. */
  readonly eventsDeleted: number | null;
  /** How many events are only in the WAL beside the file. */
  readonly eventsOnlyInWal: number;
  /** How many tasks have the status that the log adds up to, and how many another one; a task whose history is gone counts in neither. Null where there are no stored statuses. */
  readonly replayedEndStatus: { readonly match: number; readonly differ: number } | null;
  /** What the comparison by time (`completed_at` against the claim) returns: never the verdict. Null where it cannot be made. */
  readonly seedSqlRows: number | null;
  /** How many claims came out how; what there is none of is left out. */
  readonly classes: Partial<Readonly<Record<ClaimClass, number>>>;
}
