import { as, at, task } from '../evidence';
import type { Findings } from '../findings';
import type { BlindSpots } from './blind-spots';
import type { ForeignTask } from './log-view';

/** Statuses at which a task has ended, in any log. */
export const ended: ReadonlySet<string> = new Set(['done', 'archived', 'cancelled']);

/** Finds claims of a task that another attempt holds for certain, or that has ended for certain. */
export const tellAttempts = (known: ForeignTask, blind: BlindSpots, findings: Findings): void => {
  for (const { claim } of known.claims) {
    const held = known.attempts.lastBefore(claim);
    const [standing] = held.marks;
    const certain = held.marks.length === 1 && !held.none && standing !== undefined;
    const whole = (since: typeof claim): boolean => blind.missingBetween(since, claim) === undefined;
    if (certain && standing.value !== null && standing.value !== 'unknown' && whole(standing.by)) {
      findings.add('TL102', {
        taskId: known.id,
        position: claim.position,
        evidence: [as('earlier claim', standing.value), as('claim', claim)],
        argument: `Task ${task(known.id)} was claimed at ${at(standing.value)}, and again at ${at(claim)}; nothing between them ends the first attempt.`,
      });
    }
    const states = known.statuses.lastBefore(claim);
    const [state] = states.marks;
    if (states.marks.length !== 1 || states.none || state?.value == null || !ended.has(state.value)) continue;
    if (!whole(state.by)) continue;
    findings.add('TL103', {
      taskId: known.id,
      position: claim.position,
      evidence: [as('earlier event', state.by), as('claim', claim)],
      argument: `Task ${task(known.id)} is ${state.value} since ${at(state.by)}, and was claimed at ${at(claim)}.`,
    });
  }
};
