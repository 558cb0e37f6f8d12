import type { BecameDue } from '../events/became-due';
import type { Blocked } from '../events/blocked';
import type { LeaseExtended } from '../events/lease-extended';
import type { Reclaimed } from '../events/reclaimed';
import type { Recorded } from '../events/recorded';
import type { Attempt, Task } from '../projections/task';
import { standingClaim } from './attempts';
import type { AuditedTask } from './audited-task';
import type { Cause } from './causation';
import { childrenContradicted } from './children-seen';
import { as, at, task } from './evidence';
import type { EventRef } from './evidence';
import type { Findings } from './findings';
import type { LogState } from './log-state';
import { namedAttempt } from './named-attempt';

/** A task just before an event of it, with what caused the event. */
export interface Moment {
  readonly before: Task;
  readonly known: AuditedTask;
  readonly state: LogState;
  readonly cause: Cause | undefined;
}

const differs = (what: string, said: unknown, was: unknown): string | undefined =>
  said === was
    ? undefined
    : `${what} ${JSON.stringify(said)}; by the events before it, ${JSON.stringify(was)}`;

const sameList = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

/** Whose attempt an event says that it acts on, where that attempt stands under the fence that it names. */
const holder = ({ event }: Recorded, { attempt }: Task): string | undefined => {
  const named = namedAttempt(event);
  if (named === undefined || named.fence !== (attempt?.fence ?? null)) return undefined;
  if (attempt === null && event.kind === 'completed') return undefined;
  return differs('the claimant', named.claimant, attempt?.claimant ?? null);
};

const extension = ({ leaseUntil: said }: LeaseExtended, { leaseUntil }: Attempt): string | undefined =>
  leaseUntil === null || said >= leaseUntil
    ? undefined
    : `a longer lease, until ${said}; by the events before it, the lease lasts until ${leaseUntil} already`;

const lapse = (said: Reclaimed, { leaseUntil, heartbeatAt }: Attempt): string | undefined =>
  differs('a lease until', said.leaseUntil, leaseUntil) ??
  differs('a last heartbeat at', said.lastHeartbeatAt, heartbeatAt);

const due = ({ runAt: said }: BecameDue, createdAt: number, { runAt }: Task): string | undefined =>
  said > createdAt
    ? `that ${said} has come; by the clock of the writer that wrote it, that was ${said - createdAt} ms ahead`
    : differs('a time to wait for of', said, runAt);

/** A task that is given up names the failures before the event that caused this; one that is blocked otherwise names none. */
const failures = ({ failures: said }: Blocked, cause: Cause | undefined): string | undefined => {
  const were = cause?.failuresBefore ?? [];
  return sameList(said, were) ? undefined : differs('failures', said, were);
};

const parent = ({ parentId }: { readonly parentId: string }, { links }: AuditedTask): string | undefined =>
  links.has(parentId)
    ? undefined
    : `a parent ${task(parentId)}; by the events before it, there is no link to it`;

/** What an event says of its own task that the replay contradicts; undefined where it contradicts nothing. */
const contradiction = (
  { stored, event }: Recorded,
  { before, known, state, cause }: Moment,
): string | undefined => {
  const { attempt } = before;
  switch (event.kind) {
    case 'claimed':
      return (
        differs('attempt', event.data.attempt, before.attempts + 1) ??
        differs('a claim from', event.data.from, before.inReview ? 'review' : 'ready')
      );
    case 'attempt_failed':
      return differs('attempt', event.data.attempt, before.attempts);
    case 'lease_extended':
      return attempt?.fence === event.data.fence ? extension(event.data, attempt) : undefined;
    case 'reclaimed':
      return attempt?.fence === event.data.fence ? lapse(event.data, attempt) : undefined;
    case 'became_due':
      return due(event.data, stored.createdAt, before);
    case 'blocked':
      return failures(event.data, cause);
    case 'unblocked':
      return differs('a block of kind', event.data.kind, before.blockedAs);
    case 'reopened':
      return differs('that it was', event.data.from, before.status);
    case 'cancelled':
      return childrenContradicted(stored, event.data, before.id, state);
    case 'dependency_waived':
    case 'dependency_invalidated':
    case 'revoked':
      return parent(event.data, known);
    default:
      return undefined;
  }
};

/** Holds what an event says of its own task against the replay, just before it is taken in; of a task of which an event is unseen nothing is said. */
export const checkFacts = (recorded: Recorded, moment: Moment, findings: Findings): void => {
  const { before, known } = moment;
  if (known.blindAt !== null) return;
  const said = contradiction(recorded, moment);
  const held = holder(recorded, before);
  if (said !== undefined) tell(recorded, moment, said, findings);
  if (held !== undefined) tell(recorded, moment, held, findings);
};

const tell = ({ stored }: Recorded, { before, known }: Moment, said: string, findings: Findings): void => {
  const standing = standingClaim(known, before);
  const earlier: ReadonlyArray<EventRef> = [...(standing === undefined ? [] : [standing]), known.since];
  const evidence = [...earlier.map((one) => as('earlier event', one)), as('event', stored)];
  const argument = `${at(stored)} of task ${task(before.id)} says ${said}.`;
  findings.add('TL109', { taskId: before.id, position: stored.position, evidence, argument });
};
