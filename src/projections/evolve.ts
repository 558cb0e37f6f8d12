import type { Recorded, RecordedOf } from '../events/recorded';
import type { Task } from './task';
import { titleOf } from './title-of';

const isOf = <K extends Recorded['event']['kind']>(recorded: Recorded, kind: K): recorded is RecordedOf<K> =>
  recorded.event.kind === kind;

const begin = ({ stored, event, content }: RecordedOf<'created'>, id: string): Task => ({
  id,
  createdPosition: stored.position,
  title: titleOf(content),
  assignee: event.data.assignee,
  priority: event.data.priority,
  status: stored.status ?? 'todo',
  statusPosition: stored.position,
  version: stored.version ?? 1,
  fence: 0,
  attempts: 0,
  attempt: null,
  createdAt: stored.createdAt,
  completedAt: null,
  resultPosition: null,
  refusals: 0,
});

type Draft = { -readonly [K in keyof Task]: Task[K] };

/** Written out: spreading an object over another costs more than all the rest of a fold. */
const draftOf = (task: Task): Draft => ({
  id: task.id,
  createdPosition: task.createdPosition,
  title: task.title,
  assignee: task.assignee,
  priority: task.priority,
  status: task.status,
  statusPosition: task.statusPosition,
  version: task.version,
  fence: task.fence,
  attempts: task.attempts,
  attempt: task.attempt,
  createdAt: task.createdAt,
  completedAt: task.completedAt,
  resultPosition: task.resultPosition,
  refusals: 0,
});

const change = (draft: Draft, task: Task, { stored, event }: Recorded): void => {
  switch (event.kind) {
    case 'claimed': {
      const { claimant, fence, leaseUntil, from, attempt } = event.data;
      draft.fence = fence;
      draft.attempts = attempt;
      draft.attempt = { claimant, fence, leaseUntil, from, position: stored.position };
      return;
    }
    case 'released':
      draft.attempt = null;
      return;
    case 'completed':
      draft.attempt = null;
      draft.completedAt = stored.createdAt;
      draft.resultPosition = stored.contentHash === null ? null : stored.position;
      return;
    case 'claim_rejected':
    case 'completion_rejected':
      draft.refusals = task.refusals + 1;
      return;
    case 'created':
    case 'linked':
    case 'unlinked':
    case 'promoted':
    case 'demoted':
    case 'ledger_opened':
    case 'writer_joined':
      return;
    default:
      event satisfies never;
  }
};

/**
 * The task after one more event of it: the one fold behind live views, rebuild, time travel and audit. Total: an event
 * of a task that was never created leaves nothing, and what a stranger wrote is followed as it stands.
 */
export const evolve = (task: Task | undefined, recorded: Recorded): Task | undefined => {
  const { stored } = recorded;
  if (task === undefined) {
    return isOf(recorded, 'created') && stored.taskId !== null ? begin(recorded, stored.taskId) : undefined;
  }
  const draft = draftOf(task);
  draft.version = stored.version ?? task.version;
  if (stored.status !== null && stored.status !== task.status) {
    draft.status = stored.status;
    draft.statusPosition = stored.position;
  }
  change(draft, task, recorded);
  return draft;
};
