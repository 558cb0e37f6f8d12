/** A row of `task_events`. */
export interface EventRow {
  readonly id: number;
  readonly taskId: string | null;
  readonly kind: string;
  /** The text as it is stored; not always JSON. */
  readonly payload: string | null;
  /** Whole seconds since 1970. */
  readonly createdAt: number | null;
}

/** A row of `tasks`: what of it an audit can use. */
export interface TaskRow {
  readonly id: string;
  readonly status: string | null;
  /** Whole seconds since 1970. */
  readonly completedAt: number | null;
}

/** A row of `task_links`. */
export interface LinkRow {
  readonly parentId: string;
  readonly childId: string;
}

/** Everything on a board of the Hermes kernel that an audit can use, whichever version wrote it. */
export interface HermesBoard {
  /** By id. */
  readonly events: ReadonlyArray<EventRow>;
  readonly tasks: ReadonlyArray<TaskRow>;
  readonly links: ReadonlyArray<LinkRow>;
  /** The highest id that an event ever had; null where the board does not say. */
  readonly sequence: number | null;
}
