import type { Presented } from '../attempt-refusal';
import { change, changeRefusal, endedAttempt, withReason } from '../change';

/** Hold a task back until somebody unblocks it. A holder ends its attempt with it, and presents it. */
export interface Block extends Presented {
  readonly _tag: 'Block';
  readonly taskId: string;
  /** What holds it back, in a word of the board's own: `needs_input`, `capacity`. */
  readonly kind: string;
  readonly reason: string | null;
}

export const block = change<Block, 'blocked', 'Blocked'>({
  kind: 'blocked',
  tag: 'Blocked',
  refusal: (command, task) =>
    task.status === 'blocked' && task.blockedAs !== null && task.archivedAt === null
      ? { _tag: 'blocked', kind: task.blockedAs }
      : changeRefusal(task, ['triage', 'todo', 'ready', 'scheduled', 'running', 'review'], command),
  event: ({ kind, reason }, task) => ({
    data: { kind, ...endedAttempt(task), failures: [] },
    status: 'blocked',
    ...withReason(reason),
  }),
});
