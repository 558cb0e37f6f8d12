/** What a transaction appended to a log. */
export interface News {
  /** Where the log ends now. */
  readonly position: number;
  /** How many events were appended. */
  readonly appended: number;
  /** Whether one of them left a task ready, or waiting for a review. */
  readonly claimable: boolean;
}
