/** How many parents a task has, and how many of them do not satisfy. It belongs to the board: it moves without an event of the task. */
export interface ParentCounts {
  readonly open: number;
  readonly total: number;
}

export const noParents: ParentCounts = { open: 0, total: 0 };
