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

const changed = (task: Task, { stored, event }: Recorded): Partial<Task> => {
  switch (event.kind) {
    case 'claimed': {
      const { claimant, fence, leaseUntil, from, attempt } = event.data;
      return {
        fence,
        attempts: attempt,
        attempt: { claimant, fence, leaseUntil, from, position: stored.position },
      };
    }
    case 'released':
      return { attempt: null };
    case 'completed':
      return {
        attempt: null,
        completedAt: stored.createdAt,
        resultPosition: stored.contentHash === null ? null : stored.position,
      };
    case 'claim_rejected':
    case 'completion_rejected':
      return { refusals: task.refusals + 1 };
    case 'created':
    case 'linked':
    case 'unlinked':
    case 'promoted':
    case 'demoted':
    case 'ledger_opened':
    case 'writer_joined':
      return {};
    default:
      return event satisfies never;
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
  const status = stored.status ?? task.status;
  return {
    ...task,
    version: stored.version ?? task.version,
    status,
    statusPosition: status === task.status ? task.statusPosition : stored.position,
    refusals: 0,
    ...changed(task, recorded),
  };
};
