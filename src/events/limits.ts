/** What a ledger takes at most, the same on every store. More is refused, never truncated. */
export const limits = {
  /** UTF-8 bytes of a task id, a command id, a claimant, an assignee, an actor, a correlation. */
  nameBytes: 200,
  /** UTF-8 bytes of a title. */
  titleBytes: 4_000,
  /** UTF-8 bytes of the canonical JSON of `data` or of a result, and of a reason. */
  contentBytes: 4 * 1024 * 1024,
  /** Levels of arrays and objects within each other. */
  depth: 64,
  /** Parents that a task can be made with; later links can bring more. */
  parents: 20_000,
  /** Tasks in one graph. */
  graphTasks: 20_000,
  /** Links in one graph, the parents named by its tasks included. */
  graphLinks: 100_000,
  /** Milliseconds of a lease, of a delay, of a wait: a year. */
  spanMs: 366 * 24 * 60 * 60 * 1_000,
  /** Tasks in one answer of `claimNext`, rows in one page of a reading. */
  page: 1_000,
} as const;
