import type { TaskEither } from 'fp-ts/TaskEither';
import type { SatisfiedBy } from '../events/policy';
import type { Recorded } from '../events/recorded';
import type { TaskStatus } from '../events/status';
import type { StoredRow } from '../events/stored-event';
import type { CommandRecord } from '../projections/command-record';
import type { Link } from '../projections/link';
import type { TaskRow } from '../projections/task-row';
import type { RowByView, ViewKey, ViewName, ViewPage } from '../projections/view-rows';
import type { Loaded, LoadedParents, Needs } from './needs';
import type { StoreFault } from './store-fault';

/** The one row that says where the log ends. */
export interface Head {
  readonly ledgerId: string;
  /** The position of the last event. */
  readonly position: number;
  readonly format: number;
  readonly satisfiedBy: SatisfiedBy;
}

/** A task's row with the contents that belong to it, as canonical JSON; null where there is none. */
export interface StoredTask {
  readonly row: TaskRow;
  readonly created: string | null;
  readonly result: string | null;
}

/** A task's row and contents, with its parents. */
export interface StoredDetail extends StoredTask {
  readonly parents: LoadedParents['parents'];
}

/** Which tasks to list: each field that is given has to match. */
export interface TaskFilter {
  readonly statuses?: ReadonlyArray<TaskStatus>;
  readonly assignee?: string;
  /** Children of this task. */
  readonly parentId?: string;
}

/** What can be asked of a store. Each call sees one moment; rows come in pages. A call that fails rejects with a {@link StoreFailure}. */
export interface Queries {
  readonly head: () => Promise<Head>;
  /** Events past a position, in order: at most `limit`, and fewer where their contents are large; none at the end. */
  readonly events: (after: number, limit: number) => Promise<ReadonlyArray<StoredRow>>;
  /** A task's events past a version, in order. */
  readonly history: (
    taskId: string,
    afterVersion: number,
    limit: number,
  ) => Promise<ReadonlyArray<StoredRow>>;
  readonly task: (taskId: string) => Promise<StoredTask | undefined>;
  /** In the order of creation, past the task created at position `after`. */
  readonly tasks: (filter: TaskFilter, after: number, limit: number) => Promise<ReadonlyArray<StoredTask>>;
  /** The contents of events by their positions; one that has none, or lost it, is not among them. */
  readonly contents: (positions: ReadonlyArray<number>) => Promise<ReadonlyMap<number, string>>;
  /** Positions that have a content and no event to which it belongs. */
  readonly strayContents: () => Promise<ReadonlyArray<number>>;
  /** A task with its parents, open ones first; both of the same moment. */
  readonly detail: (taskId: string) => Promise<StoredDetail | undefined>;
  /** Rows of a view in the order of their keys, past a key, with the head of that very moment. */
  readonly viewPage: <V extends ViewName>(
    view: V,
    after: ViewKey | undefined,
    limit: number,
  ) => Promise<ViewPage<V>>;
  /** The rows with these keys that there are, with the head of that very moment. */
  readonly viewRows: <V extends ViewName>(view: V, keys: ReadonlyArray<ViewKey>) => Promise<ViewPage<V>>;
}

/** What one flush writes: events, and the rows of the views that they change. */
export interface Changes {
  readonly events: ReadonlyArray<Recorded>;
  readonly newTasks: ReadonlyArray<TaskRow>;
  readonly changedTasks: ReadonlyArray<TaskRow>;
  readonly linked: ReadonlyArray<Link>;
  readonly unlinked: ReadonlyArray<Link>;
  readonly commands: ReadonlyArray<CommandRecord>;
}

/** Rows of one view to take away by their keys, and then to put in place. */
export interface Correction<V extends ViewName> {
  readonly view: V;
  readonly remove: ReadonlyArray<ViewKey>;
  readonly put: ReadonlyArray<RowByView[V]>;
}

/** What can be done while the board's one write lock is held. */
export interface WriteTransaction extends Queries {
  /** Milliseconds since 1970 by the clock of this store's writers. */
  readonly now: () => number;
  readonly load: (needs: Required<Needs>) => Promise<Loaded>;
  readonly append: (changes: Changes) => Promise<void>;
  readonly correct: <V extends ViewName>(correction: Correction<V>) => Promise<void>;
}

/** A place where one board is kept. */
export interface Store {
  /** Runs `work` under the board's write lock and commits what it did; where it rejects, nothing was written. */
  readonly write: <A>(work: (transaction: WriteTransaction) => Promise<A>) => TaskEither<StoreFault, A>;
  /** Runs `work`; each query in it sees a moment of its own. */
  readonly read: <A>(work: (queries: Queries) => Promise<A>) => TaskEither<StoreFault, A>;
  readonly close: () => Promise<void>;
}
