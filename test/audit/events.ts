import type { NewEvent } from '../../src/commands/new-event';
import type { ClaimRefusal } from '../../src/events/claim-refusal';
import type { CompletionRefusal } from '../../src/events/completion-refusal';
import type { ParentSeen } from '../../src/events/parent-seen';
import type { TaskStatus } from '../../src/events/status';

/** An attempt of ann's under a fence, or (null) none. */
const anns = (fence: number | null) => ({ claimant: fence === null ? null : 'ann', fence });

const ann = (fence: number) => ({ claimant: 'ann', fence });

export const released = (taskId: string, fence = 1, status: TaskStatus = 'ready'): NewEvent => ({
  kind: 'released',
  data: ann(fence),
  taskId,
  status,
});

export const failed = (
  taskId: string,
  { fence = 1, attempt, status = 'ready' }: { fence?: number; attempt?: number; status?: TaskStatus } = {},
): NewEvent => ({
  kind: 'attempt_failed',
  data: { ...ann(fence), attempt: attempt ?? fence },
  taskId,
  status,
});

export const extended = (taskId: string, leaseUntil: number, fence = 1): NewEvent => ({
  kind: 'lease_extended',
  data: { ...ann(fence), leaseUntil },
  taskId,
  status: 'running',
});

export const reclaimed = (
  taskId: string,
  leaseUntil: number,
  {
    fence = 1,
    lastHeartbeatAt = null,
    status = 'ready',
  }: { fence?: number; lastHeartbeatAt?: number | null; status?: TaskStatus } = {},
): NewEvent => ({
  kind: 'reclaimed',
  data: { ...ann(fence), leaseUntil, lastHeartbeatAt, detectedBy: 'sweeper' },
  taskId,
  status,
});

export const reviewRequested = (taskId: string, fence = 1): NewEvent => ({
  kind: 'review_requested',
  data: ann(fence),
  taskId,
  status: 'review',
});

export const changesRequested = (
  taskId: string,
  fence: number | null = null,
  status: TaskStatus = 'ready',
): NewEvent => ({ kind: 'changes_requested', data: anns(fence), taskId, status });

export const scheduled = (taskId: string, runAt: number, fence: number | null = null): NewEvent => ({
  kind: 'scheduled',
  data: { runAt, ...anns(fence) },
  taskId,
  status: 'scheduled',
});

export const becameDue = (taskId: string, runAt: number, status: TaskStatus = 'ready'): NewEvent => ({
  kind: 'became_due',
  data: { runAt },
  taskId,
  status,
});

export const blocked = (
  taskId: string,
  {
    kind = 'needs_input',
    fence = null,
    failures = [],
  }: { kind?: string; fence?: number | null; failures?: ReadonlyArray<number> } = {},
): NewEvent => ({ kind: 'blocked', data: { kind, ...anns(fence), failures }, taskId, status: 'blocked' });

export const unblocked = (taskId: string, kind = 'needs_input', status: TaskStatus = 'ready'): NewEvent => ({
  kind: 'unblocked',
  data: { kind },
  taskId,
  status,
});

export const cancelled = (
  taskId: string,
  {
    fence = null,
    openChildren = [],
    open,
  }: { fence?: number | null; openChildren?: ReadonlyArray<string>; open?: number } = {},
): NewEvent => ({
  kind: 'cancelled',
  data: { ...anns(fence), openChildren, open: open ?? openChildren.length },
  taskId,
  status: 'cancelled',
});

export const reopened = (
  taskId: string,
  from: 'done' | 'cancelled' = 'done',
  status: TaskStatus = 'ready',
): NewEvent => ({ kind: 'reopened', data: { from }, taskId, status });

export const revoked = (
  parentId: string,
  taskId: string,
  fence = 1,
  status: TaskStatus = 'todo',
): NewEvent => ({
  kind: 'revoked',
  data: { parentId, ...ann(fence) },
  taskId,
  status,
});

export const invalidated = (parentId: string, taskId: string, status: TaskStatus): NewEvent => ({
  kind: 'dependency_invalidated',
  data: { parentId },
  taskId,
  status,
});

export const waived = (parentId: string, taskId: string, status: TaskStatus): NewEvent => ({
  kind: 'dependency_waived',
  data: { parentId },
  taskId,
  status,
});

export const promoted = (parentId: string, taskId: string): NewEvent => ({
  kind: 'promoted',
  data: { parentId },
  taskId,
  status: 'ready',
});

export const demoted = (parentId: string, taskId: string): NewEvent => ({
  kind: 'demoted',
  data: { parentId },
  taskId,
  status: 'todo',
});

/** One of the kinds that have no data. */
export const plain = (
  kind: 'triaged' | 'specified' | 'archived' | 'unarchived' | 'commented',
  taskId: string,
  status: TaskStatus,
): NewEvent => ({ kind, data: {}, taskId, status });

export const erased = (taskId: string, positions: ReadonlyArray<number>, status: TaskStatus): NewEvent => ({
  kind: 'content_erased',
  data: { positions },
  taskId,
  status,
});

export const refused = (
  taskId: string,
  reason: ClaimRefusal,
  status: TaskStatus,
  parents: ReadonlyArray<ParentSeen> = [],
): NewEvent => {
  const open = parents.filter(({ waived: waiver }) => waiver === undefined).length;
  const data = { claimant: 'bob', reason, parents, open, total: parents.length };
  return { kind: 'claim_rejected', data, taskId, status };
};

/** A refusal of what was presented: ann's attempt under a fence, or nothing. */
export const attemptRefused = (
  kind: 'completion_rejected' | 'failure_rejected',
  taskId: string,
  { fence, reason, status }: { fence: number | null; reason: CompletionRefusal; status: TaskStatus },
): NewEvent => ({ kind, data: { claimant: null, fence, reason }, taskId, status });

/** The same event as the effect of the one at that place of its command. */
export const causedBy = (place: number, event: NewEvent): NewEvent => ({ ...event, causedBy: place });
