/** A parent of a task, by the position of the event that linked it: `created` or `linked`. */
export interface Link {
  readonly parentId: string;
  readonly childId: string;
  readonly position: number;
}
