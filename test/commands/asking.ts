import type { Assign } from '../../src/commands/changes/assign';
import type { Block } from '../../src/commands/changes/block';
import type { Comment } from '../../src/commands/changes/comment';
import type { Edit } from '../../src/commands/changes/edit';
import type { Prioritise } from '../../src/commands/changes/prioritise';
import type { RequestChanges } from '../../src/commands/changes/request-changes';
import type { RequestReview } from '../../src/commands/changes/request-review';
import type { Schedule } from '../../src/commands/changes/schedule';
import type { Cancel } from '../../src/commands/cancel';
import type { Erase } from '../../src/commands/erase';
import type { Fail } from '../../src/commands/fail';
import type { Heartbeat } from '../../src/commands/heartbeat';
import type { Reopen } from '../../src/commands/reopen';
import type { Sweep } from '../../src/commands/sweep';
import type { Waive } from '../../src/commands/waive';
import type { Claim } from '../../src/commands/claim';
import type { ClaimNext } from '../../src/commands/claim-next';
import type { Complete } from '../../src/commands/complete';
import type { CompleteAndClaimNext } from '../../src/commands/complete-and-claim-next';
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
  runAt: null,
  triage: false,
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

/** Without a lease, unless one is given, in milliseconds. */
export const claim = (taskId: string, claimant = 'ann', leaseMs: number | null = null): Claim => ({
  _tag: 'Claim',
  taskId,
  claimant,
  leaseMs,
});

export const claimNext = (rest: Partial<ClaimNext> = {}): ClaimNext => ({
  _tag: 'ClaimNext',
  claimant: 'ann',
  limit: 1,
  assignee: null,
  from: 'ready',
  leaseMs: null,
  overdue: 1_000,
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

export const completeAndClaimNext = (
  taskId: string,
  rest: Partial<CompleteAndClaimNext> = {},
): CompleteAndClaimNext => ({
  ...claimNext(),
  _tag: 'CompleteAndClaimNext',
  taskId,
  fence: null,
  result: undefined,
  ...rest,
});

/** What a holder presents, unless it is said otherwise: its name. */
const ann = { claimant: 'ann', fence: null } as const;

export const heartbeat = (taskId: string, rest: Partial<Heartbeat> = {}): Heartbeat => ({
  _tag: 'Heartbeat',
  taskId,
  ...ann,
  leaseMs: null,
  ...rest,
});

export const fail = (taskId: string, rest: Partial<Fail> = {}): Fail => ({
  _tag: 'Fail',
  taskId,
  ...ann,
  error: undefined,
  attempts: undefined,
  delayMs: undefined,
  ...rest,
});

export const sweep = (rest: Partial<Sweep> = {}): Sweep => ({
  _tag: 'Sweep',
  detectedBy: 'sweeper',
  limit: 1_000,
  ...rest,
});

/** By hand, unless an attempt is presented. */
export const schedule = (taskId: string, runAt: number, rest: Partial<Schedule> = {}): Schedule => ({
  _tag: 'Schedule',
  taskId,
  runAt,
  claimant: null,
  fence: null,
  reason: null,
  ...rest,
});

/** By hand, unless an attempt is presented. */
export const block = (taskId: string, kind = 'needs_input', rest: Partial<Block> = {}): Block => ({
  _tag: 'Block',
  taskId,
  kind,
  claimant: null,
  fence: null,
  reason: null,
  ...rest,
});

export const requestReview = (taskId: string, rest: Partial<RequestReview> = {}): RequestReview => ({
  _tag: 'RequestReview',
  taskId,
  ...ann,
  result: undefined,
  ...rest,
});

/** By hand, unless an attempt is presented. */
export const requestChanges = (taskId: string, rest: Partial<RequestChanges> = {}): RequestChanges => ({
  _tag: 'RequestChanges',
  taskId,
  claimant: null,
  fence: null,
  reason: null,
  ...rest,
});

type Plain = 'Unblock' | 'Triage' | 'Specify' | 'Archive' | 'Unarchive';

const plain =
  <T extends Plain>(_tag: T) =>
  (taskId: string): { readonly _tag: T; readonly taskId: string; readonly reason: null } => ({
    _tag,
    taskId,
    reason: null,
  });

export const unblock = plain('Unblock');
export const triage = plain('Triage');
export const specify = plain('Specify');
export const archive = plain('Archive');
export const unarchive = plain('Unarchive');

export const cancel = (taskId: string, children: Cancel['children'] = 'keep'): Cancel => ({
  _tag: 'Cancel',
  taskId,
  reason: null,
  children,
});

export const reopen = (taskId: string, rest: Partial<Reopen> = {}): Reopen => ({
  _tag: 'Reopen',
  taskId,
  reason: 'it was not done well',
  running: 'keep',
  cascade: false,
  ...rest,
});

export const waive = (parentId: string, childId: string): Waive => ({
  _tag: 'Waive',
  parentId,
  childId,
  reason: 'it can do without',
});

export const comment = (taskId: string, text = 'a word'): Comment => ({ _tag: 'Comment', taskId, text });

export const assign = (taskId: string, assignee: string | null): Assign => ({
  _tag: 'Assign',
  taskId,
  assignee,
});

export const prioritise = (taskId: string, priority: number): Prioritise => ({
  _tag: 'Prioritise',
  taskId,
  priority,
});

export const edit = (taskId: string, rest: Partial<Edit> = { title: 'another title' }): Edit => ({
  _tag: 'Edit',
  taskId,
  title: undefined,
  data: undefined,
  ...rest,
});

export const erase = (what: Erase['what']): Erase => ({ _tag: 'Erase', what, reason: 'it was private' });
