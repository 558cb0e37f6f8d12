import type { SatisfiedBy } from '../events/policy';
import type { RecordedOf } from '../events/recorded';
import type { ClaimSeen, LinkSeen } from './audited-task';
import { as, at, missing, refOf, task } from './evidence';
import type { EventRef } from './evidence';
import type { Evidence } from './finding';
import type { Findings } from './findings';
import type { LogState } from './log-state';
import { allSatisfiedAt, satisfiedAt } from './parents-at';
import type { ParentAt, ParentsAt } from './parents-at';
import type { ClaimVerdict, Verdict } from './report';
import { verdictOf } from './verdict';
import { tellWaived, turnsOnWaiver } from './waived-claims';

interface Judged {
  readonly taskId: string;
  readonly claimant: string;
  readonly claim: EventRef;
  /** Its place among the verdicts. */
  readonly index: number;
  readonly basis: ParentsAt;
  /** The first completion, after the claim, of each parent that was open. */
  readonly completions: Map<string, EventRef>;
}

const noLinks: ReadonlyArray<LinkSeen> = [];
const noUnlinks: ClaimSeen['unlinkedBefore'] = [];

const verdictUnder = (basis: ParentsAt, policy: SatisfiedBy): Verdict =>
  verdictOf(allSatisfiedAt(basis, policy));

/** Judges every claim against its parents: the rule, restated from the log, never asked of the commands. */
export class Claims {
  readonly verdicts: ClaimVerdict[] = [];
  /** Claims that are not plainly satisfied: they are told at the end, when all that bears on them is known. */
  private readonly open: Judged[] = [];
  private readonly awaited = new Map<string, Judged[]>();

  constructor(
    private readonly state: LogState,
    private readonly findings: Findings,
    /** The policy to judge under, where it is not the board's own. */
    private readonly named: SatisfiedBy | null,
  ) {}

  get policy(): SatisfiedBy {
    return this.named ?? this.state.policy;
  }

  /** A claim, just before it is taken in. */
  claimed({ stored, event }: RecordedOf<'claimed'>, taskId: string, basis: ParentsAt): ClaimSeen {
    const { claimant } = event.data;
    const claim = refOf(stored);
    const verdict = verdictUnder(basis, this.policy);
    this.verdicts.push({ position: stored.position, taskId, claimant, verdict });
    const index = this.verdicts.length - 1;
    const other = this.named === null ? verdict : verdictUnder(basis, this.state.policy);
    if (verdict !== 'satisfied' || other !== verdict || turnsOnWaiver(basis, this.policy))
      this.keep({ taskId, claimant, claim, index, basis, completions: new Map() });
    return { claim, claimant, index, linkedAfter: noLinks, unlinkedBefore: this.unlinkedBefore(taskId) };
  }

  /** A completion: for claims that did not wait for it. */
  completed(taskId: string, completion: EventRef): void {
    for (const judged of this.awaited.get(taskId) ?? []) judged.completions.set(taskId, completion);
    this.awaited.delete(taskId);
  }

  /** Tells what is to be told of the claims, now that the log is at its end. */
  end(): void {
    for (const judged of this.open) this.tell(judged);
  }

  private keep(judged: Judged): void {
    this.open.push(judged);
    for (const { id } of judged.basis.parents) {
      const waiting = this.awaited.get(id) ?? [];
      this.awaited.set(id, waiting);
      waiting.push(judged);
    }
  }

  private tell(judged: Judged): void {
    const basis = this.settle(judged.basis);
    const verdict = verdictUnder(basis, this.policy);
    const { index } = judged;
    this.verdicts[index] = { ...this.verdicts[index]!, verdict };
    if (verdict === 'satisfied') tellWaived(judged, basis, this.policy, this.findings);
    if (verdict === 'violated') this.tellViolation(judged, basis);
    if (verdict === 'indeterminate') this.tellMissing(judged, basis);
    const own = verdictUnder(basis, this.state.policy);
    if (own !== verdict) this.tellPolicy(judged, verdict, own);
  }

  /** What a gap had left open about a parent, and a later event of it settles. */
  private settle({ parents, unseenLinks }: ParentsAt): ParentsAt {
    const settled = parents.map((parent): ParentAt =>
      parent.doubt === 'gap' && this.state.settled(parent) ? { ...parent, doubt: 'none' } : parent,
    );
    return { parents: settled, unseenLinks };
  }

  private tellViolation({ taskId, claimant, claim, completions }: Judged, basis: ParentsAt): void {
    const open = basis.parents.filter((parent) => satisfiedAt(parent, this.policy) === false);
    const evidence: Evidence[] = [as('claim', claim)];
    const steps = [`Let C be the claim of task ${task(taskId)} by ${task(claimant)} at ${at(claim)}.`];
    for (const { id, link, state } of open) {
      evidence.push(as(`link to ${id}`, link));
      if (state !== null) evidence.push(as(`last state of ${id}`, state.since));
      const last =
        state === null
          ? `no event of ${task(id)} comes before C`
          : `the last state of ${task(id)} before C is ${state.status}, since ${at(state.since)}`;
      const completion = completions.get(id);
      if (completion !== undefined)
        evidence.push(as(`first completion of ${id} after the claim`, completion));
      const later =
        completion === undefined ? 'never completed after C' : `first completed after C at ${at(completion)}`;
      steps.push(`The link to ${task(id)} came before C, at ${at(link)}; ${last}; it was ${later}.`);
    }
    steps.push(
      `A parent satisfies when it is ${this.policy.join(' or ')}: hence C was made while a parent was open.`,
    );
    this.findings.add('TL101', { taskId, position: claim.position, evidence, argument: steps.join(' ') });
  }

  private tellMissing({ taskId, claim }: Judged, { parents, unseenLinks }: ParentsAt): void {
    const doubtful = parents.filter((parent) => satisfiedAt(parent, this.policy) === undefined);
    const named = doubtful.map(({ id }) => task(id)).join(', ');
    const gap = this.state.lastGap;
    const evidence = [as('claim', claim), ...doubtful.map(({ id, link }) => as(`link to ${id}`, link))];
    if (gap > 0) evidence.push(missing(gap));
    const hidden = [
      ...(named === '' ? [] : [`what became of ${named}`]),
      ...(unseenLinks ? ['parents of this task that are not seen'] : []),
    ];
    const argument = `The log before the claim of task ${task(taskId)} at ${at(claim)} is not whole: missing or unreadable events could hide ${hidden.join(', and ')}. Its verdict could turn on them.`;
    this.findings.add('TL303', { taskId, position: claim.position, evidence, argument });
  }

  private tellPolicy({ taskId, claim }: Judged, named: Verdict, own: Verdict): void {
    const argument = `The claim of task ${task(taskId)} at ${at(claim)} is ${own} under the board's own policy (${this.state.policy.join(', ')}) and ${named} under the one asked for (${this.policy.join(', ')}).`;
    this.findings.add('TL110', {
      taskId,
      position: claim.position,
      evidence: [as('claim', claim)],
      argument,
    });
  }

  private unlinkedBefore(taskId: string): ClaimSeen['unlinkedBefore'] {
    const known = this.state.tasks.get(taskId);
    if (known === undefined || known.unlinks.size === 0) return noUnlinks;
    const found: Array<ClaimSeen['unlinkedBefore'][number]> = [];
    for (const [parentId, unlink] of known.unlinks) {
      if (known.links.has(parentId)) continue;
      const status = this.state.board.task(parentId)?.status;
      if (status !== undefined && !this.policy.includes(status)) found.push({ parentId, unlink });
    }
    return found;
  }
}
