import { right } from 'fp-ts/Either';
import type { ClaimedFrom } from '../events/claimed-from';
import { awakenAll } from './awaken';
import { claimedAnswer, decideClaim } from './claim';
import type { Claiming } from './claim';
import { appendAll, appendThen, reply } from './decision';
import type { Handler } from './handler';
import type { NewEvent } from './new-event';
import { allOf } from './of-kind';

/** Take the next tasks that wait for a claim: highest priority first, then oldest. Overdue ones are woken first. */
export interface ClaimNext extends Claiming {
  readonly _tag: 'ClaimNext';
  readonly limit: number;
  /** Tasks that are ready, or that wait for a review. */
  readonly from: ClaimedFrom;
  /** Only tasks of this assignee; null for any. */
  readonly assignee: string | null;
  /** How many overdue tasks to wake at most. */
  readonly overdue: number;
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
  needs: ({ from, assignee, limit, overdue }) => ({ ready: [{ from, assignee, limit }], overdue }),

  decide: (command, board, terms) => {
    const { from, assignee, limit, claimant } = command;
    const overdue = board.overdue(terms.now).slice(0, command.overdue);
    const awake = { ...command, overdue: 0 };
    if (overdue.length > 0) return appendThen(awakenAll(overdue, claimant, board, terms), awake);
    const events: NewEvent[] = [];
    let wanted = limit;
    const more = () => appendThen(events, { ...awake, limit: wanted });
    for (const task of board.ready(from, assignee)) {
      if (wanted === 0) break;
      if (!board.seesParents(task.id)) return more();
      const decision = decideClaim(task, command, board, terms);
      if (decision._tag === 'Contradiction') return decision;
      if (decision._tag === 'Reply') continue;
      if (namesChanged(decision.events, events)) return more();
      events.push(...decision.events);
      if (decision.events.some(({ kind }) => kind === 'claimed')) wanted -= 1;
    }
    const whole = board.seesAllReady(from, assignee);
    if (events.length === 0 && whole) return reply(right({ _tag: 'NoneReady' }));
    return whole || wanted === 0 ? appendAll(events) : more();
  },

  answer: (_command, recorded) => {
    const claims = allOf(recorded, 'claimed').map(claimedAnswer);
    return right(claims.length === 0 ? { _tag: 'NoneReady' } : { _tag: 'ClaimedNext', claims });
  },
};
