import { left } from 'fp-ts/Either';
import { canonicalJson } from '../events/canonical-json';
import type { CompletionRefusal } from '../events/completion-refusal';
import type { RecordedOf } from '../events/recorded';
import type { Task } from '../projections/task';
import type { Rejection } from './answer';
import type { Presented } from './attempt-refusal';
import { append, reply } from './decision';
import type { Decision } from './decision';
import type { BoardView } from './handler';
import { taskIdOf } from './of-kind';

type RefusalKind = 'completion_rejected' | 'failure_rejected';

const rejected = (id: string, position: number, reason: CompletionRefusal, repeated: boolean): Rejection => ({
  _tag: 'Rejected',
  id,
  position,
  reason,
  repeated,
});

/** Records that what was presented is not the standing attempt; the same refusal is recorded once. */
export const refuseAttempt = (
  kind: RefusalKind,
  task: Task,
  { claimant, fence }: Presented,
  reason: CompletionRefusal,
  board: BoardView,
): Decision => {
  const { id: taskId, status } = task;
  const data = { claimant, fence, reason };
  const before = task.refusals === 0 ? undefined : board.refusal(taskId, kind, canonicalJson(data));
  if (before !== undefined) return reply(left(rejected(taskId, before, reason, true)));
  return append({ kind, data, taskId, status });
};

/** The answer in the event of such a refusal. */
export const refusedAttempt = (recorded: RecordedOf<RefusalKind>): Rejection =>
  rejected(taskIdOf(recorded), recorded.stored.position, recorded.event.data.reason, false);
