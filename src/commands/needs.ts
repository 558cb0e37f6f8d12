import type { ParentSeen } from '../events/parent-seen';
import type { CommandRecord } from '../projections/command-record';
import type { Link } from '../projections/link';
import type { TaskRow } from '../projections/task-row';

/** The part of the board that a command has to see before it can be decided. */
export interface Needs {
  /** Tasks by id: their rows. */
  readonly tasks?: ReadonlyArray<string>;
  /** Tasks of which only the status matters. */
  readonly standings?: ReadonlyArray<string>;
  /** Tasks whose parents have to be seen. */
  readonly parents?: ReadonlyArray<string>;
  /** Tasks whose children have to be seen, with their rows. */
  readonly children?: ReadonlyArray<string>;
  /** Links that may stand already. */
  readonly links?: ReadonlyArray<LinkKey>;
  /** Ways down that may exist. */
  readonly paths?: ReadonlyArray<PathKey>;
  /** Ready tasks in claim order, of an assignee or of any (null). */
  readonly ready?: ReadonlyArray<ReadyKey>;
  /** Refusals that this claimant got since the task's last event that is not one. */
  readonly refusals?: ReadonlyArray<RefusalKey>;
  /** Commands that may have been answered before. */
  readonly commands?: ReadonlyArray<string>;
}

/** Each assignee once, with as many ready tasks as all that ask could take; a batch in which others take some looks again. */
const readyTogether = (all: ReadonlyArray<Needs>): ReadonlyArray<ReadyKey> => {
  const asked = all.flatMap(({ ready = [] }) => ready);
  const limit = asked.reduce((sum, key) => sum + key.limit, 0);
  return [...new Set(asked.map(({ assignee }) => assignee))].map((assignee) => ({ assignee, limit }));
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
    children: every(({ children }) => children),
    links: every(({ links }) => links),
    paths: every(({ paths }) => paths),
    ready: readyTogether(all),
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
  readonly assignee: string | null;
  readonly limit: number;
}

export interface RefusalKey {
  readonly taskId: string;
  readonly claimant: string | null;
}

/** A parent with the position of its link. */
export interface LinkedParent extends ParentSeen {
  readonly linkPosition: number;
}

/** The parents of one task: all of them, or, where there are more than are named, the first of them in the order of evidence. */
export interface LoadedParents {
  readonly childId: string;
  readonly whole: boolean;
  readonly parents: ReadonlyArray<LinkedParent>;
}

/** What a store has of what was needed. What is not there does not exist. */
export interface Loaded {
  readonly tasks: ReadonlyArray<TaskRow>;
  readonly standings: ReadonlyArray<ParentSeen>;
  readonly parents: ReadonlyArray<LoadedParents>;
  /** The children of each task asked for, in the order of their links; their rows are among `tasks`. */
  readonly children: ReadonlyArray<{ readonly parentId: string; readonly childIds: ReadonlyArray<string> }>;
  readonly links: ReadonlyArray<Link>;
  readonly paths: ReadonlyArray<LoadedPath>;
  /** For each question, the ids in claim order (rows among `tasks`, parents among `parents`), and whether there may be more. */
  readonly ready: ReadonlyArray<{
    readonly assignee: string | null;
    readonly ids: ReadonlyArray<string>;
    readonly whole: boolean;
  }>;
  readonly refusals: ReadonlyArray<LoadedRefusal>;
  readonly commands: ReadonlyArray<CommandRecord>;
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
