import type { ClaimedFrom } from '../events/claimed-from';
import type { TaskStatus } from '../events/status';
import type { CommandRecord } from '../projections/command-record';
import type { Link } from '../projections/link';
import type { TaskRow } from '../projections/task-row';
import type { Head } from './head';

/** The part of the board that a command has to see before it can be decided. */
export interface Needs {
  /** Tasks by id: their rows. */
  readonly tasks?: ReadonlyArray<string>;
  /** Tasks of which only the status matters. */
  readonly standings?: ReadonlyArray<string>;
  /** Tasks whose parents have to be seen. */
  readonly parents?: ReadonlyArray<string>;
  /** Tasks whose parents have to be seen if one of them is open. */
  readonly openParents?: ReadonlyArray<string>;
  /** Tasks whose children have to be seen, with their rows. */
  readonly children?: ReadonlyArray<string>;
  /** Tasks of which all descendants have to be seen, with their rows and the children of each. */
  readonly descendants?: ReadonlyArray<string>;
  /** Links that may stand already. */
  readonly links?: ReadonlyArray<LinkKey>;
  /** Ways down that may exist. */
  readonly paths?: ReadonlyArray<PathKey>;
  /** Tasks that wait for a claim, in claim order, of an assignee or of any (null). */
  readonly ready?: ReadonlyArray<ReadyKey>;
  /** How many tasks whose lease has passed, or whose time has come, the longest overdue first. */
  readonly overdue?: number;
  /** Of what the contents may be erased. */
  readonly erasable?: ReadonlyArray<Erasable>;
  /** Refusals that this claimant got since the task's last event that is not one. */
  readonly refusals?: ReadonlyArray<RefusalKey>;
  /** Commands that may have been answered before. */
  readonly commands?: ReadonlyArray<string>;
}

/** Each question once, with as many tasks as all that ask could take; a batch in which others take some looks again. */
const readyTogether = (all: ReadonlyArray<Needs>): ReadonlyArray<ReadyKey> => {
  const asked = all.flatMap(({ ready = [] }) => ready);
  const limit = asked.reduce((sum, key) => sum + key.limit, 0);
  return [...new Map(asked.map((key) => [readyName(key), { ...key, limit }])).values()];
};

/** What several commands need together. */
export const together = (all: ReadonlyArray<Needs>): Required<Needs> => {
  const every = <T>(of: (needs: Needs) => ReadonlyArray<T> | undefined): ReadonlyArray<T> => [
    ...new Set(all.flatMap((needs) => of(needs) ?? [])),
  ];
  return {
    tasks: every(({ tasks }) => tasks),
    standings: every(({ standings }) => standings),
    parents: every(({ parents }) => parents),
    openParents: every(({ openParents }) => openParents),
    children: every(({ children }) => children),
    descendants: every(({ descendants }) => descendants),
    links: every(({ links }) => links),
    paths: every(({ paths }) => paths),
    ready: readyTogether(all),
    overdue: all.reduce((sum, { overdue = 0 }) => sum + overdue, 0),
    erasable: every(({ erasable }) => erasable),
    refusals: every(({ refusals }) => refusals),
    commands: every(({ commands }) => commands),
  };
};

export interface LinkKey {
  readonly parentId: string;
  readonly childId: string;
}

export interface PathKey {
  readonly fromId: string;
  readonly toId: string;
}

export interface ReadyKey {
  readonly from: ClaimedFrom;
  readonly assignee: string | null;
  readonly limit: number;
}

/** What {@link ReadyKey} asks for, its limit apart. */
export const readyName = ({ from, assignee }: Omit<ReadyKey, 'limit'>): string =>
  JSON.stringify([from, assignee]);

/** All events of a task, but for the erasures among them, or one event by its position. */
export type Erasable = { readonly taskId: string } | { readonly position: number };

/** The positions at which a task has content. */
export interface ErasableContents {
  readonly taskId: string;
  readonly positions: ReadonlyArray<number>;
}

export interface RefusalKey {
  readonly taskId: string;
  readonly claimant: string | null;
}

/** A task of which only the status matters. */
export interface LoadedStanding {
  readonly id: string;
  readonly status: TaskStatus;
  /** The position of the event that gave it that status. */
  readonly position: number;
  readonly archivedAt: number | null;
}

/** A parent with its link. */
export interface LinkedParent extends LoadedStanding {
  readonly linkPosition: number;
  readonly waived: number | null;
}

/** The parents of one task: all of them, or, where there are more than are named, the first of them in the order of evidence. */
export interface LoadedParents {
  readonly childId: string;
  readonly whole: boolean;
  readonly parents: ReadonlyArray<LinkedParent>;
}

/** What a store has of what was needed. What is not there does not exist. */
export interface Loaded {
  /** The head, of the very moment of all the rest. */
  readonly head: Head;
  readonly tasks: ReadonlyArray<TaskRow>;
  readonly standings: ReadonlyArray<LoadedStanding>;
  readonly parents: ReadonlyArray<LoadedParents>;
  /** The links to the children of each task asked for, in their order; the children's rows are among `tasks`. */
  readonly children: ReadonlyArray<{ readonly parentId: string; readonly links: ReadonlyArray<Link> }>;
  /** The tasks of which all descendants are among `tasks`, and the links to them among `children`. */
  readonly descendants: ReadonlyArray<string>;
  readonly links: ReadonlyArray<Link>;
  readonly paths: ReadonlyArray<LoadedPath>;
  /** For each question, the ids in claim order (rows among `tasks`, parents among `parents`), and whether there may be more. */
  readonly ready: ReadonlyArray<{
    readonly from: ClaimedFrom;
    readonly assignee: string | null;
    readonly ids: ReadonlyArray<string>;
    readonly whole: boolean;
  }>;
  readonly erasable: ReadonlyArray<{ readonly what: Erasable; readonly contents: ErasableContents }>;
  readonly refusals: ReadonlyArray<LoadedRefusal>;
  readonly commands: ReadonlyArray<CommandRecord>;
  /** Contents by their positions, of tasks that may be claimed, as far as they were at hand; others are asked for later. */
  readonly contents: ReadonlyMap<number, string>;
}

export interface LoadedPath extends PathKey {
  /** The ids from one end to the other, or null where there is no way. */
  readonly path: ReadonlyArray<string> | null;
  /** Whether the upper end has no children at all. */
  readonly childless: boolean;
}

export interface LoadedRefusal {
  readonly taskId: string;
  readonly kind: string;
  readonly data: string;
  readonly position: number;
}
