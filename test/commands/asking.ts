import type { Claim } from '../../src/commands/claim';
import type { ClaimNext } from '../../src/commands/claim-next';
import type { Complete } from '../../src/commands/complete';
import type { Create, NewTask } from '../../src/commands/create';
import type { CreateGraph } from '../../src/commands/create-graph';
import type { Link } from '../../src/commands/link';
import type { LinkKey } from '../../src/commands/needs';
import type { Release } from '../../src/commands/release';
import type { Unlink } from '../../src/commands/unlink';

/** A task to make, of which only the id has to be said. */
export const task = (id: string, rest: Partial<NewTask> = {}): NewTask => ({
  id,
  title: `task ${id}`,
  assignee: null,
  priority: 0,
  data: null,
  parents: [],
  ...rest,
});

export const create = (id: string, rest: Partial<NewTask> = {}): Create => ({
  _tag: 'Create',
  task: task(id, rest),
});

export const createGraph = (
  tasks: ReadonlyArray<NewTask>,
  links: ReadonlyArray<LinkKey> = [],
): CreateGraph => ({ _tag: 'CreateGraph', tasks, links });

/** Gives `childId` the parent `parentId`. */
export const link = (parentId: string, childId: string, ifStarted: Link['ifStarted'] = 'link'): Link => ({
  _tag: 'Link',
  parentId,
  childId,
  ifStarted,
});

export const unlink = (parentId: string, childId: string): Unlink => ({ _tag: 'Unlink', parentId, childId });

export const claim = (taskId: string, claimant = 'ann'): Claim => ({ _tag: 'Claim', taskId, claimant });

export const claimNext = (rest: Partial<ClaimNext> = {}): ClaimNext => ({
  _tag: 'ClaimNext',
  claimant: 'ann',
  limit: 1,
  assignee: null,
  ...rest,
});

export const release = (taskId: string, rest: Partial<Release> = { claimant: 'ann' }): Release => ({
  _tag: 'Release',
  taskId,
  claimant: null,
  fence: null,
  reason: null,
  ...rest,
});

/** By hand, unless an attempt is presented. */
export const complete = (taskId: string, rest: Partial<Complete> = {}): Complete => ({
  _tag: 'Complete',
  taskId,
  claimant: null,
  fence: null,
  result: undefined,
  ...rest,
});
