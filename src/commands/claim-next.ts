import { right } from 'fp-ts/Either';
import { claimedAnswer, decideClaim } from './claim';
import { reply } from './decision';
import type { Handler } from './handler';
import type { NewEvent } from './new-event';
import { allOf } from './of-kind';

/** Take the next ready tasks: highest priority first, then oldest. */
export interface ClaimNext {
  readonly _tag: 'ClaimNext';
  readonly claimant: string;
  readonly limit: number;
  /** Only tasks of this assignee; null for any. */
  readonly assignee: string | null;
}

/** Whether one of these events names as evidence a task that an earlier one has changed: it was seen too soon. */
const namesChanged = (later: ReadonlyArray<NewEvent>, earlier: ReadonlyArray<NewEvent>): boolean => {
  const changed = new Set(earlier.map(({ taskId }) => taskId));
  return later.some(
    ({ kind, data }) =>
      (kind === 'claimed' || kind === 'claim_rejected') && data.parents.some(({ id }) => changed.has(id)),
  );
};

export const claimNext: Handler<ClaimNext> = {
  needs: ({ assignee, limit }) => ({ ready: [{ assignee, limit }] }),

  decide: ({ claimant, limit, assignee }, board, satisfied) => {
    const events: NewEvent[] = [];
    let wanted = limit;
    for (const task of board.ready(assignee)) {
      if (wanted === 0) break;
      if (!board.seesParents(task.id)) return { _tag: 'Append', events, wanted };
      const decision = decideClaim(task, claimant, board, satisfied);
      if (decision._tag === 'Contradiction') return decision;
      if (decision._tag === 'Reply') continue;
      if (namesChanged(decision.events, events)) return { _tag: 'Append', events, wanted };
      events.push(...decision.events);
      if (decision.events.some(({ kind }) => kind === 'claimed')) wanted -= 1;
    }
    if (events.length === 0 && board.seesAllReady(assignee)) return reply(right({ _tag: 'NoneReady' }));
    return { _tag: 'Append', events, wanted: board.seesAllReady(assignee) ? 0 : wanted };
  },

  answer: (_command, recorded) => {
    const claims = allOf(recorded, 'claimed').map(claimedAnswer);
    return right(claims.length === 0 ? { _tag: 'NoneReady' } : { _tag: 'ClaimedNext', claims });
  },
};
