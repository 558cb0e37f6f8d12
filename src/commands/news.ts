/** What a transaction appended to a log, or one part of it. */
export interface News {
  /** Where the log ends now. */
  readonly position: number;
  /** How many events were appended. */
  readonly appended: number;
  /** Whether one of them left a task ready, or waiting for a review. */
  readonly claimable: boolean;
  /** The first time that time alone may change what can be done with one of the tasks: the end of a lease, a time that has to come; null for never. Milliseconds since 1970. */
  readonly wakesAt: number | null;
}

/** Hears of what is appended; null where something may have been missed, so that one has to look. */
export type Heard = (news: News | null) => void;
