/** A parent of a task, by the position of the event that linked it: `created` or `linked`. */
export interface Link {
  readonly parentId: string;
  readonly childId: string;
  readonly position: number;
  /** The position of the `dependency_waived` event by which the child need not wait for it; null where it has to. */
  readonly waived: number | null;
}
