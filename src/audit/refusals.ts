import type { RecordedOf } from '../events/recorded';
import type { AuditedTask } from './audited-task';
import { as, at, refOf, task } from './evidence';
import type { Evidence } from './finding';
import type { Findings } from './findings';
import type { LogState } from './log-state';
import { expectedOfClaim, expectedOfAttempt } from './expected-refusals';
import { allSatisfiedAt } from './parents-at';
import type { ParentsAt } from './parents-at';

/** Every word of a reason, so that two can be compared. */
export const spelled = (reason: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(reason).toSorted(([a], [b]) => (a < b ? -1 : 1)));

const parentEvidence = ({ parents }: ParentsAt): ReadonlyArray<Evidence> =>
  parents.flatMap(({ id, link, state }) => [
    as(`link to ${id}`, link),
    ...(state === null ? [] : [as(`last state of ${id}`, state.since)]),
  ]);

/** Audits refusals as claims are audited: was there a reason, and was it the one that is recorded? */
export class Refusals {
  total = 0;
  justified = 0;
  unjustified = 0;

  constructor(
    private readonly state: LogState,
    private readonly findings: Findings,
  ) {}

  /** A refused claim, just before it is taken in. */
  claimRejected(
    { stored, event }: RecordedOf<'claim_rejected'>,
    known: AuditedTask | undefined,
    parents: ParentsAt,
  ): void {
    this.total += 1;
    if (known?.folded === undefined || known.blindAt !== null) return;
    const { id: taskId, folded: before } = known;
    if (stored.version !== known.version + 1) return;
    const rule = expectedOfClaim(before, () => allSatisfiedAt(parents, this.state.policy));
    if (rule === 'undecided') return;
    const ref = refOf(stored);
    const { reason, claimant } = event.data;
    const evidence = [
      as('refusal', ref),
      as('last state of the task', known.since),
      ...parentEvidence(parents),
    ];
    const said = { taskId, position: stored.position, evidence };
    const told = `The claim of task ${task(taskId)} by ${task(claimant)} was refused at ${at(ref)} as ${reason._tag}`;
    if (rule === 'allowed') {
      this.unjustified += 1;
      const argument = `${told}; the task was ${before.status} since ${at(known.since)}, nobody held it, and no parent was open: the claim was allowed.`;
      this.findings.add('TL107', { ...said, argument });
    } else if (spelled(rule) === spelled(reason)) {
      this.justified += 1;
    } else {
      this.unjustified += 1;
      const argument = `${told} (${JSON.stringify(reason)}); the first reason that held was ${JSON.stringify(rule)}.`;
      this.findings.add('TL108', { ...said, argument });
    }
  }

  /** A refused completion or failure, just before it is taken in. */
  attemptRejected(
    { stored, event }: RecordedOf<'completion_rejected' | 'failure_rejected'>,
    known: AuditedTask | undefined,
  ): void {
    if (known?.folded === undefined || known.blindAt !== null) return;
    const { id: taskId, folded: before } = known;
    if (stored.version !== known.version + 1) return;
    const { reason } = event.data;
    const ref = refOf(stored);
    const completion = event.kind === 'completion_rejected';
    const rule = expectedOfAttempt({ completion, ...event.data }, before);
    const evidence = [as('refusal', ref), as('last state of the task', known.since)];
    const said = { taskId, position: stored.position, evidence };
    const what = event.kind === 'failure_rejected' ? 'failure' : 'completion';
    const told = `The ${what} of task ${task(taskId)} was refused at ${at(ref)} as ${reason._tag}`;
    if (rule === 'allowed') {
      const argument = `${told}; what was presented was the standing attempt, or none was needed.`;
      this.findings.add('TL107', { ...said, argument });
    } else if (spelled(rule) !== spelled(reason)) {
      const argument = `${told} (${JSON.stringify(reason)}); the reason that held was ${JSON.stringify(rule)}.`;
      this.findings.add('TL108', { ...said, argument });
    }
  }
}
