import { isLeft, right } from 'fp-ts/Either';
import { claimedAnswer } from './claim';
import { claimNext } from './claim-next';
import type { ClaimNext } from './claim-next';
import { complete, completedAnswer } from './complete';
import type { Complete } from './complete';
import { appendThen } from './decision';
import type { Handler } from './handler';
import { allOf } from './of-kind';

/** End a task and take the next ones, in one go: its own children too, where that is what makes them ready. */
export interface CompleteAndClaimNext extends Omit<Complete, '_tag' | 'claimant'>, Omit<ClaimNext, '_tag'> {
  readonly _tag: 'CompleteAndClaimNext';
}

const first = ({ taskId, claimant, fence, result }: CompleteAndClaimNext): Complete => ({
  _tag: 'Complete',
  taskId,
  claimant,
  fence,
  result,
});

const then = ({ claimant, leaseMs, limit, from, assignee, overdue }: CompleteAndClaimNext): ClaimNext => ({
  _tag: 'ClaimNext',
  claimant,
  leaseMs,
  limit,
  from,
  assignee,
  overdue,
});

export const completeAndClaimNext: Handler<CompleteAndClaimNext, ClaimNext> = {
  needs: (command) => ({ ...complete.needs(first(command)), ...claimNext.needs(then(command)) }),

  decide: (command, board, terms) => {
    const decision = complete.decide(first(command), board, terms);
    if (decision._tag !== 'Append' || decision.events.every(({ kind }) => kind !== 'completed')) {
      return decision;
    }
    return appendThen(decision.events, then(command));
  },

  answer: (_command, recorded) => {
    const completed = completedAnswer(recorded);
    if (isLeft(completed)) return completed;
    const claims = allOf(recorded, 'claimed').map(claimedAnswer);
    return right({ _tag: 'CompletedAndClaimed', completed: completed.right, claims });
  },
};
