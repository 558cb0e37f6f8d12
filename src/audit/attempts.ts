import type { Recorded } from '../events/recorded';
import type { Task } from '../projections/task';
import type { AuditedTask } from './audited-task';
import { as, at, refOf, task } from './evidence';
import type { EventRef } from './evidence';
import type { FindingCode } from './finding';
import type { Findings } from './findings';

/** Checks a claim against the attempt that stands, and an act on an attempt against its fence, just before it is taken in. */
export const checkAttempt = (
  { stored, event }: Recorded,
  before: Task,
  known: AuditedTask,
  findings: Findings,
): void => {
  const ref = refOf(stored);
  const { id: taskId, attempt, status } = before;
  const standing = known.claims.findLast(({ claim }) => claim.position === attempt?.position)?.claim;
  const add = (code: FindingCode, evidence: ReadonlyArray<EventRef | undefined>, argument: string): void => {
    const named = evidence
      .filter((one): one is EventRef => one !== undefined)
      .map((one) => as('earlier event', one));
    findings.add(code, {
      taskId,
      position: stored.position,
      evidence: [...named, as('event', ref)],
      argument,
    });
  };
  switch (event.kind) {
    case 'claimed':
      if (attempt !== null) {
        add(
          'TL102',
          [standing],
          `Task ${task(taskId)} was claimed by ${task(attempt.claimant)} at ${attempt.position}, and again by ${task(event.data.claimant)} at ${at(ref)}; nothing between them ends the first attempt.`,
        );
      } else if (status === 'done' || status === 'cancelled') {
        add(
          'TL103',
          [known.since],
          `Task ${task(taskId)} is ${status} since ${at(known.since)}, and was claimed at ${at(ref)}.`,
        );
      }
      if (event.data.fence <= before.fence) {
        add(
          'TL105',
          [standing],
          `Fences only rise: task ${task(taskId)} had given out fence ${before.fence}, and the claim at ${at(ref)} has ${event.data.fence}.`,
        );
      }
      return;
    case 'released':
    case 'completed': {
      const { fence } = event.data;
      if (attempt === null && fence !== null) {
        add(
          'TL104',
          [known.since],
          `${at(ref)} presents fence ${fence} of task ${task(taskId)}, and no attempt stood: it is ${status} since ${at(known.since)}.`,
        );
      } else if (attempt !== null && fence !== attempt.fence) {
        add(
          'TL105',
          [standing],
          `${at(ref)} presents ${fence === null ? 'no fence' : `fence ${fence}`} of task ${task(taskId)}, and the attempt that stood had fence ${attempt.fence}.`,
        );
      }
      return;
    }
    default:
      return;
  }
};
