import type { TaskEither } from 'fp-ts/TaskEither';
import type { Recorded } from '../events/recorded';
import type { StoredRow } from '../events/stored-event';
import type { CommandRecord } from '../projections/command-record';
import type { TaskCount } from '../projections/count-tasks';
import type { Link } from '../projections/link';
import type { Listing } from '../projections/listing';
import type { TaskRow } from '../projections/task-row';
import type { RowByView, ViewKey, ViewName, ViewPage } from '../projections/view-rows';
import type { Head } from './head';
import type { Hearing } from './hearing';
import type { Loaded, LoadedParents, Needs } from './needs';
import type { Heard } from './news';
import type { StoreFault } from './store-fault';

/** A task's row with the contents that belong to it, as canonical JSON; null where there is none. */
export interface StoredTask {
  readonly row: TaskRow;
  /** What holds its data. */
  readonly data: string | null;
  /** What holds its result. */
  readonly result: string | null;
}

/** A task's row and contents, with its parents. */
export interface StoredDetail extends StoredTask {
  readonly parents: LoadedParents['parents'];
}

/** A part of the graph of tasks. */
export interface StoredGraph {
  readonly tasks: ReadonlyArray<TaskRow>;
  /** The links that both ends of are among `tasks`. */
  readonly links: ReadonlyArray<Link>;
  /** How many steps up (negative) or down each task is away. */
  readonly steps: ReadonlyMap<string, number>;
  /** Whether there are more tasks than were asked for. */
  readonly more: boolean;
}

/** How far a subscription has come. */
export interface Checkpoint {
  /** That of the subscription. */
  readonly name: string;
  readonly position: number;
}

/** One part of a folded board that is kept to begin with: a cache, from which nothing is believed unless its hash is right. */
export interface SnapshotPart {
  /** The position up to which the board was folded. */
  readonly position: number;
  /** 1, 2, 3 … */
  readonly part: number;
  readonly parts: number;
  readonly format: number;
  /** SHA-256 (hex) of the body and of what it is kept under. */
  readonly hash: string;
  readonly body: Uint8Array;
}

/** Which events of which tasks. */
export interface HistoriesAsked {
  readonly taskIds: ReadonlyArray<string>;
  /** The version past which those of the first task begin. */
  readonly afterVersion: number;
  /** The last position. */
  readonly upTo: number;
  readonly limit: number;
}

/** A content that is gone: its position, and that of the event that took it away. */
export interface Tombstone {
  readonly position: number;
  readonly erased: number;
}

/** What can be asked of a store. Each call sees one moment; rows come in pages. A call that fails rejects with a {@link StoreFailure}. */
export interface Queries {
  /** Milliseconds since 1970 by the clock of this store's writers. */
  readonly now: () => number;
  /** The part of the board that commands need. */
  readonly load: (needs: Required<Needs>) => Promise<Loaded>;
  readonly head: () => Promise<Head>;
  /** Resolves once the log is on disk up to a position that was read: what others append may be seen a moment before. */
  readonly settled: (position: number) => Promise<void>;
  /** Events past a position, in order: at most `limit`, and fewer where their contents are large; none at the end. */
  readonly events: (after: number, limit: number) => Promise<ReadonlyArray<StoredRow>>;
  /** A task's events past a version, in order. */
  readonly history: (
    taskId: string,
    afterVersion: number,
    limit: number,
  ) => Promise<ReadonlyArray<StoredRow>>;
  /** The same as {@link events}, without what people wrote. */
  readonly bareEvents: (after: number, limit: number) => Promise<ReadonlyArray<StoredRow>>;
  /**
   * The events of some tasks up to a position without what people wrote: one task after the other as they are asked for,
   * each in order, the first of them past a version; at most `limit`.
   */
  readonly bareHistories: (asked: HistoriesAsked) => Promise<ReadonlyArray<StoredRow>>;
  /** The last position, in the order of the log, whose event was recorded at or before a time; undefined where there is none. */
  readonly lastAt: (time: number) => Promise<number | undefined>;
  /** The last position up to another at which a part of a snapshot lies; undefined where there is none. */
  readonly lastSnapshot: (upTo: number) => Promise<number | undefined>;
  /** A part of a snapshot by its position and its number. */
  readonly snapshotPart: (position: number, part: number) => Promise<SnapshotPart | undefined>;
  readonly task: (taskId: string) => Promise<StoredTask | undefined>;
  readonly tasks: (listing: Listing) => Promise<ReadonlyArray<StoredTask>>;
  /** The contents of events by their positions; one that has none, or lost it, is not among them. */
  readonly contents: (positions: ReadonlyArray<number>) => Promise<ReadonlyMap<number, string>>;
  /** Positions that have a content and no event to which it belongs. */
  readonly strayContents: () => Promise<ReadonlyArray<number>>;
  /** How far a subscription has come; undefined for one that has not begun. */
  readonly checkpointOf: (name: string) => Promise<number | undefined>;
  /** How far every subscription has come. */
  readonly checkpoints: () => Promise<ReadonlyArray<Checkpoint>>;
  /** When time alone next changes what may be done with a task: the end of a lease, a time that has to come; null for never. */
  readonly wakesAt: () => Promise<number | null>;
  /** How many tasks there are of each status, for each assignee, those that are archived apart. */
  readonly counts: () => Promise<ReadonlyArray<TaskCount>>;
  /** A task with all its ancestors and descendants, nearest first and at most `limit` of them, and the links between those. */
  readonly related: (taskId: string, limit: number) => Promise<StoredGraph | undefined>;
  /** A task with its parents, open ones first; both of the same moment. */
  readonly detail: (taskId: string) => Promise<StoredDetail | undefined>;
  /** Rows of a view past one of them, in whatever order they are read best, with the head of that very moment; a row whose key is empty may be left out. */
  readonly viewPage: <V extends ViewName>(
    view: V,
    after: RowByView[V] | undefined,
    limit: number,
  ) => Promise<ViewPage<V>>;
  /** The rows with these keys that there are, with the head of that very moment. */
  readonly viewRows: <V extends ViewName>(view: V, keys: ReadonlyArray<ViewKey>) => Promise<ViewPage<V>>;
}

/** What a decision without the board's lock asks for. */
export type Looks = Pick<Queries, 'now' | 'load' | 'contents'>;

/** What one flush writes: events, and the rows of the views that they change. */
export interface Changes {
  readonly events: ReadonlyArray<Recorded>;
  readonly newTasks: ReadonlyArray<TaskRow>;
  readonly changedTasks: ReadonlyArray<TaskRow>;
  readonly linked: ReadonlyArray<Link>;
  readonly unlinked: ReadonlyArray<Link>;
  /** Links that stood before and were waived. */
  readonly waived: ReadonlyArray<Link>;
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
  readonly append: (changes: Changes) => Promise<void>;
  /** Notes how far a subscription has come; it never goes back. */
  readonly checkpoint: (name: string, position: number) => Promise<void>;
  readonly correct: <V extends ViewName>(correction: Correction<V>) => Promise<void>;
  /** Writes that contents were erased where they were before: only a copy that is not finished takes that. */
  readonly bury: (contents: ReadonlyArray<Tombstone>) => Promise<void>;
  /** Puts a snapshot in place of what lies at these positions. */
  readonly keepSnapshot: (
    parts: ReadonlyArray<SnapshotPart>,
    insteadOf: ReadonlyArray<number>,
  ) => Promise<void>;
  /** Ends a copy: the log goes on here. */
  readonly finishCopy: () => Promise<void>;
}

/** What was decided without the board's lock: what it writes, and what it comes to. */
export interface Draft<A> {
  readonly changes: Changes;
  /** What it comes to, where all its positions are so much higher because others wrote meanwhile. */
  readonly settle: (movedBy: number) => A;
}

/** A place where one board is kept. */
export interface Store {
  /**
   * Runs `decide` without the board's lock, and writes what it decided if nothing that it saw has changed since. Null
   * where something has, or where there is no draft: it takes the lock then, and {@link Store.write}. A store whose lock
   * costs nothing has none of this.
   */
  readonly propose?: <A>(
    decide: (queries: Queries) => Promise<Draft<A> | null>,
  ) => TaskEither<StoreFault, A | null>;
  /**
   * Runs `work` under the board's write lock and commits what it did; where it rejects, nothing was written. A ledger
   * that is sealed is refused, unless `evenSealed`: then `work` may correct rows of views and append nothing.
   */
  readonly write: <A>(
    work: (transaction: WriteTransaction) => Promise<A>,
    evenSealed?: boolean,
  ) => TaskEither<StoreFault, A>;
  /** Runs `work`; each query in it sees a moment of its own. */
  readonly read: <A>(work: (queries: Queries) => Promise<A>) => TaskEither<StoreFault, A>;
  /**
   * Runs `work` as `read` does, for whoever judges what is stored. Where what people wrote may not be read, `contents` is
   * false: events come without their contents then, and tasks without their titles.
   */
  readonly judge: <A>(work: (queries: Queries, contents: boolean) => Promise<A>) => TaskEither<StoreFault, A>;
  /** Writes what is stored anew, so that nothing of what was erased is left in the room that it took. Nobody writes meanwhile. */
  readonly compact: () => TaskEither<StoreFault, void>;
  /** Calls `heard` for what other processes append, where they can tell: late, twice or not at all, so looking again is what counts. What is returned ends that. */
  readonly listen: (heard: Heard) => () => void;
  readonly hearing: () => Hearing;
  readonly close: () => Promise<void>;
}
