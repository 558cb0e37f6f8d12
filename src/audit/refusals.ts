import type { ClaimRefusal } from '../events/claim-refusal';
import type { CompletionRefusal } from '../events/completion-refusal';
import type { RecordedOf } from '../events/recorded';
import type { Task } from '../projections/task';
import { as, at, refOf, task } from './evidence';
import type { EventRef } from './evidence';
import type { Evidence } from './finding';
import type { Findings } from './findings';
import type { LogState } from './log-state';
import { allSatisfiedAt } from './parents-at';
import type { ParentsAt } from './parents-at';

/** What the rule says of a claim at a moment: allowed, the reason why not, or not to be decided. */
type Expected = ClaimRefusal | 'allowed' | 'undecided';

const expected = (before: Task, parents: () => boolean | undefined): Expected => {
  const { status, attempt } = before;
  if (status === 'done' || status === 'cancelled') return { _tag: 'terminal', status };
  if (attempt !== null) {
    const { claimant, fence, leaseUntil } = attempt;
    return { _tag: 'already_claimed', claimant, fence, leaseUntil };
  }
  const satisfied = parents();
  if (satisfied === undefined) return 'undecided';
  if (!satisfied) return { _tag: 'parents_not_done' };
  return status === 'ready' ? 'allowed' : { _tag: 'not_ready', status };
};

/** Every word of a reason, so that two can be compared. */
const spelled = (reason: Readonly<Record<string, unknown>>): string =>
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
  claimRejected({ stored, event }: RecordedOf<'claim_rejected'>, taskId: string, parents: ParentsAt): void {
    this.total += 1;
    const before = this.state.board.task(taskId);
    const known = this.state.tasks.get(taskId);
    if (before === undefined || known === undefined || known.statusBlind) return;
    if (stored.version !== known.version + 1) return;
    const rule = expected(before, () => allSatisfiedAt(parents, this.state.policy));
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
      const argument = `${told}; the task was ready since ${at(known.since)}, nobody held it, and no parent was open: the claim was allowed.`;
      this.findings.add('TL107', { ...said, argument });
    } else if (spelled(rule) === spelled(reason)) {
      this.justified += 1;
    } else {
      this.unjustified += 1;
      const argument = `${told} (${JSON.stringify(reason)}); the first reason that held was ${JSON.stringify(rule)}.`;
      this.findings.add('TL108', { ...said, argument });
    }
  }

  /** A refused completion, just before it is taken in. */
  completionRejected({ stored, event }: RecordedOf<'completion_rejected'>, taskId: string): void {
    const before = this.state.board.task(taskId);
    const known = this.state.tasks.get(taskId);
    if (before === undefined || known === undefined || known.statusBlind) return;
    if (stored.version !== known.version + 1) return;
    const { claimant, fence, reason } = event.data;
    const ref = refOf(stored);
    const rule = expectedOfCompletion(before, claimant, fence);
    const standing: EventRef = known.since;
    const evidence = [as('refusal', ref), as('last state of the task', standing)];
    const said = { taskId, position: stored.position, evidence };
    const told = `The completion of task ${task(taskId)} was refused at ${at(ref)} as ${reason._tag}`;
    if (rule === 'allowed') {
      this.findings.add('TL107', {
        ...said,
        argument: `${told}; what was presented was the standing attempt, or none was needed.`,
      });
    } else if (spelled(rule) !== spelled(reason)) {
      this.findings.add('TL108', {
        ...said,
        argument: `${told}; the reason that held was ${JSON.stringify(rule)}.`,
      });
    }
  }
}

const expectedOfCompletion = (
  { status, attempt }: Task,
  claimant: string | null,
  fence: number | null,
): CompletionRefusal | 'allowed' => {
  if (status === 'done' || status === 'cancelled') return { _tag: 'terminal', status };
  if (attempt === null) return fence === null ? 'allowed' : { _tag: 'not_claimed', status };
  const same =
    (claimant !== null || fence !== null) &&
    (claimant ?? attempt.claimant) === attempt.claimant &&
    (fence ?? attempt.fence) === attempt.fence;
  if (same) return 'allowed';
  return { _tag: 'held', claimant: attempt.claimant, fence: attempt.fence, leaseUntil: attempt.leaseUntil };
};
