import type { Claimed } from '../events/claimed';
import type { Recorded } from '../events/recorded';
import type { StoredEvent } from '../events/stored-event';
import type { Task } from '../projections/task';
import type { AuditedTask } from './audited-task';
import { as, at, task } from './evidence';
import type { EventRef } from './evidence';
import type { FindingCode } from './finding';
import type { Findings } from './findings';
import { namedAttempt } from './named-attempt';

/** Whether the log shows which attempt stands: nothing of the task is unseen since it began, or since it was held at all. */
export const showsAttempt = ({ blindAt }: AuditedTask, { attempt, status }: Task): boolean => {
  if (blindAt === null) return true;
  return attempt === null ? status !== 'running' : attempt.position >= blindAt;
};

/** The claim that the standing attempt began with. */
export const standingClaim = ({ claims }: AuditedTask, { attempt }: Task): EventRef | undefined =>
  attempt === null ? undefined : claims.findLast(({ claim }) => claim.position === attempt.position)?.claim;

/** Checks a claim against the attempt that stands, and an act on an attempt against its fence, just before it is taken in. */
export const checkAttempt = (
  { stored, event }: Recorded,
  before: Task,
  known: AuditedTask,
  findings: Findings,
): void => {
  if (!showsAttempt(known, before)) return;
  const add: Add = (code, earlier, argument) => {
    const proof = earlier === 'since' ? known.since : standingClaim(known, before);
    const evidence = [...(proof === undefined ? [] : [as('earlier event', proof)]), as('event', stored)];
    findings.add(code, { taskId: before.id, position: stored.position, evidence, argument });
  };
  if (event.kind === 'claimed') checkClaim({ stored, claim: event.data }, before, known.since, add);
  else checkFence(stored, namedAttempt(event)?.fence, before, known.since, add);
};

/** Adds a finding with what came before as its proof: the claim that stands, or the event that gave the task its status. */
type Add = (code: FindingCode, earlier: 'standing' | 'since', argument: string) => void;

const checkClaim = (
  { stored, claim }: { readonly stored: StoredEvent; readonly claim: Claimed },
  { id, attempt, status, fence }: Task,
  since: EventRef,
  add: Add,
): void => {
  if (attempt !== null) {
    const { leaseUntil } = attempt;
    const lapsed = leaseUntil !== null && leaseUntil <= stored.createdAt;
    const lease = lapsed ? ' Its lease had passed, which by itself ends nothing: it was not reclaimed.' : '';
    add(
      'TL102',
      'standing',
      `Task ${task(id)} was claimed by ${task(attempt.claimant)} at ${attempt.position}, and again by ${task(claim.claimant)} at ${at(stored)}; nothing between them ends the first attempt.${lease}`,
    );
  } else if (status === 'done' || status === 'cancelled') {
    add(
      'TL103',
      'since',
      `Task ${task(id)} is ${status} since ${at(since)}, and was claimed at ${at(stored)}.`,
    );
  }
  if (claim.fence <= fence) {
    add(
      'TL105',
      'standing',
      `Fences only rise: task ${task(id)} had given out fence ${fence}, and the claim at ${at(stored)} has ${claim.fence}.`,
    );
  }
};

const checkFence = (
  ref: EventRef,
  fence: number | null | undefined,
  { id, attempt, status }: Task,
  since: EventRef,
  add: Add,
): void => {
  if (fence === undefined) return;
  if (attempt === null && fence !== null) {
    add(
      'TL104',
      'since',
      `${at(ref)} presents fence ${fence} of task ${task(id)}, and no attempt stood: it is ${status} since ${at(since)}.`,
    );
  } else if (attempt !== null && fence !== attempt.fence) {
    add(
      'TL105',
      'standing',
      `${at(ref)} presents ${fence === null ? 'no fence' : `fence ${fence}`} of task ${task(id)}, and the attempt that stood had fence ${attempt.fence}.`,
    );
  }
};
