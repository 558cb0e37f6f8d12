import { change, changeRefusal, withReason } from '../change';
import { wayBack } from '../gate';

/** Let a blocked task go on: through the gate, or back to its review. */
export interface Unblock {
  readonly _tag: 'Unblock';
  readonly taskId: string;
  readonly reason: string | null;
}

export const unblock = change<Unblock, 'unblocked', 'Unblocked'>({
  kind: 'unblocked',
  tag: 'Unblocked',
  refusal: (_command, task) => changeRefusal(task, ['blocked']),
  event: ({ reason }, task, board, { satisfied }) => ({
    data: { kind: task.blockedAs ?? 'blocked' },
    status: wayBack(task, board.parentCounts(task.id), satisfied),
    ...withReason(reason),
  }),
});
