import type { TaskStatus } from '../events/status';

/** Which tasks to list: each field that is given has to match. */
export interface TaskFilter {
  readonly statuses?: ReadonlyArray<TaskStatus>;
  /** Null: those that are meant for nobody. */
  readonly assignee?: string | null;
  /** Children of this task. */
  readonly parentId?: string;
  /** The least priority. */
  readonly priority?: number;
  /** Text that the title contains; ASCII letters match in either case. */
  readonly title?: string;
  /** Only archived tasks, or only those that are not. */
  readonly archived?: boolean;
}

/** The columns that tasks can be listed by; where two are equal there, the older task comes first. */
export type TaskOrder = 'created_position' | 'priority' | 'status_position';

/** A listing: where it begins and how it goes on. */
export interface Listing {
  readonly filter: TaskFilter;
  readonly order: TaskOrder;
  readonly descending: boolean;
  /** The last task of the page before, by its place in the order; null for the first page. */
  readonly after: { readonly key: number; readonly createdPosition: number } | null;
  readonly limit: number;
}
