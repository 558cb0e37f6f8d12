import type { RecordedOf } from '../events/recorded';
import type { Task } from '../projections/task';
import { standingClaim } from './attempts';
import type { AuditedTask } from './audited-task';
import { as, at, refOf, task } from './evidence';
import type { Findings } from './findings';

/** Tells a task that was taken back before its lease had passed, by the clock of whoever took it, just before that is taken in. */
export const checkReclaim = (
  { stored, event }: RecordedOf<'reclaimed'>,
  before: Task,
  known: AuditedTask,
  findings: Findings,
): void => {
  const { id: taskId, attempt } = before;
  if (attempt === null || attempt.fence !== event.data.fence) return;
  const { leaseUntil } = attempt;
  if (leaseUntil !== null && leaseUntil <= stored.createdAt) return;
  const ref = refOf(stored);
  const claim = standingClaim(known, before);
  const lease =
    leaseUntil === null
      ? 'there was no lease to pass'
      : `the lease lasted for ${leaseUntil - stored.createdAt} ms more, by the clock of the writer that took it back`;
  findings.add('TL106', {
    taskId,
    position: stored.position,
    evidence: [...(claim === undefined ? [] : [as('claim', claim)]), as('event', ref)],
    argument: `Task ${task(taskId)} was taken back from ${task(attempt.claimant)} at ${at(ref)}, and ${lease}.`,
  });
};
