/** Something that goes on in the background until it is stopped. */
export interface Running {
  /** Has it end, and resolves once it has; rejects where it could not go on. */
  readonly stop: () => Promise<void>;
  /** Resolves once it was stopped and has ended; rejects where it could not go on. */
  readonly done: Promise<void>;
  /** Whether it has ended. */
  readonly over: boolean;
}
