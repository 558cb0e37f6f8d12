import { as, at, missing as gapAt, task } from '../evidence';
import type { Evidence } from '../finding';
import type { Findings } from '../findings';
import type { Observation } from '../observation';
import type { ClaimVerdict, Verdict } from '../report';
import { verdictOf } from '../verdict';
import type { LogView } from './log-view';
import { allPass, passes } from './possible-parents';
import type { Doubt, Parents, PossibleParent, PossibleParents } from './possible-parents';

interface Judged {
  readonly taskId: string;
  readonly claim: Observation;
  readonly claimant: string | null;
  readonly basis: PossibleParents;
}

/** Judges every claim of a foreign log against everything that its parents may have been. */
export class ClaimVerdicts {
  constructor(
    private readonly view: LogView,
    private readonly parents: Parents,
    private readonly findings: Findings,
    private readonly policy: ReadonlyArray<string>,
    /** Another policy, under which verdicts are compared. */
    private readonly other: ReadonlyArray<string> | null,
  ) {}

  /** The verdicts, in the order in which the claims lie. */
  judge(): ReadonlyArray<ClaimVerdict> {
    return this.view.claims.map(({ task: known, claim, claimant }) => {
      const judged = { taskId: known.id, claim, claimant, basis: this.parents.before(known, claim) };
      const verdict = verdictOf(allPass(judged.basis, this.policy));
      if (verdict === 'violated') this.tellViolation(judged);
      if (verdict === 'indeterminate') this.tellDoubts(judged);
      if (this.other !== null) this.tellPolicy(judged, verdict, this.other);
      return { position: claim.position, taskId: known.id, claimant, verdict };
    });
  }

  private tellViolation({ taskId, claim, claimant, basis }: Judged): void {
    const by = claimant === null ? '' : ` by ${task(claimant)}`;
    const steps = [`Let C be the claim of task ${task(taskId)}${by} at ${at(claim)}.`];
    const evidence: Evidence[] = [as('claim', claim)];
    for (const parent of basis.parents) {
      if (passes(parent, this.policy) !== false) continue;
      const { id, links, states } = parent;
      const link = links.at(-1)?.by;
      if (link !== undefined) evidence.push(as(`link to ${id}`, link));
      for (const { by: since } of states) evidence.push(as(`last state of ${id}`, since));
      const completion = this.completionAfter(id, claim);
      if (completion !== undefined)
        evidence.push(as(`first completion of ${id} after the claim`, completion));
      const linked = link === undefined ? '' : `, at ${at(link)}`;
      const last = states.map(({ value, by: since }) => `${value}, since ${at(since)}`).join(' or ');
      const state =
        last === ''
          ? `no state of ${task(id)} comes before C`
          : `the last state of ${task(id)} before C is ${last}`;
      const later =
        completion === undefined ? 'never completed after C' : `first completed after C at ${at(completion)}`;
      steps.push(`The link to ${task(id)} came before C${linked}; ${state}; it was ${later}.`);
    }
    steps.push(
      `A parent satisfies when it is ${this.policy.join(' or ')}: hence C was made while a parent was open.`,
    );
    this.findings.add('TL101', { taskId, position: claim.position, evidence, argument: steps.join(' ') });
  }

  private completionAfter(id: string, claim: Observation): Observation | undefined {
    const later = this.view.tasks.get(id)?.statuses.after(claim) ?? [];
    return later.find(({ value }) => value !== null && this.policy.includes(value))?.by;
  }

  private tellDoubts(judged: Judged): void {
    const doubtful = judged.basis.parents.filter((parent) => passes(parent, this.policy) === undefined);
    const by = (doubt: Doubt): ReadonlyArray<PossibleParent> =>
      doubtful.filter(({ doubts }) => doubts.has(doubt));
    if (by('order').length > 0) this.tellOrder(judged, by('order'));
    if (by('undated').length > 0) this.tellUndated(judged, by('undated'));
    if (by('missing').length > 0 || judged.basis.unseenLinks) this.tellMissing(judged, by('missing'));
  }

  private tellOrder({ taskId, claim }: Judged, parents: ReadonlyArray<PossibleParent>): void {
    const evidence = [as('claim', claim)];
    const ways: string[] = [];
    for (const { id, links, states, noState, binding } of parents) {
      for (const { by, value } of links) {
        evidence.push(as(`${value} with ${id}`, by));
        if (binding === undefined)
          ways.push(
            `if ${at(by)} is the last word before the claim, the parent ${task(id)} is ${value}${value === 'linked' ? '' : ', and the claim need not wait for it'}`,
          );
      }
      if (states.length + Number(noState) < 2) continue;
      for (const { by, value } of states) {
        evidence.push(as(`a state of ${id}`, by));
        const outcome =
          value === null ? 'not known' : this.policy.includes(value) ? 'the claim passes' : 'it fails';
        ways.push(
          `if ${at(by)} is the last state of ${task(id)} before the claim (${value ?? 'not told'}): ${outcome}`,
        );
      }
      if (noState) ways.push(`if no state of ${task(id)} comes before the claim: it fails`);
    }
    const argument = `The log does not say in which order the claim of task ${task(taskId)} at ${at(claim)} and other events came: ${ways.join('; ')}.`;
    this.findings.add('TL301', { taskId, position: claim.position, evidence, argument });
  }

  private tellUndated({ taskId, claim }: Judged, parents: ReadonlyArray<PossibleParent>): void {
    const evidence = [as('claim', claim)];
    const links = parents.map(({ id, states }) => {
      for (const { by } of states) evidence.push(as(`last state of ${id}`, by));
      const last = states.map(({ value, by }) => `${value ?? 'not known'} since ${at(by)}`).join(' or ');
      return `${task(id)} (${last === '' ? 'of no state that is seen' : last})`;
    });
    const argument = `No event says when task ${task(taskId)} was linked to ${links.join(', ')}. If that was before its claim at ${at(claim)} the claim had to wait; if it was later, the link did not bind it.`;
    this.findings.add('TL304', { taskId, position: claim.position, evidence, argument });
  }

  private tellMissing({ taskId, claim, basis }: Judged, parents: ReadonlyArray<PossibleParent>): void {
    const evidence = [as('claim', claim)];
    const hidden = parents.map(({ id, links, states, missing }) => {
      for (const { by } of links) evidence.push(as(`link to ${id}`, by));
      for (const { by } of states) evidence.push(as(`last state of ${id} that is seen`, by));
      if (missing !== undefined) evidence.push(gapAt(missing.last));
      const where =
        missing === undefined ? '' : ` (nothing is there from ${missing.first} to ${missing.last})`;
      return `what became of ${task(id)}${where}`;
    });
    if (basis.unseenLinks) hidden.push('parents of this task that are not seen');
    const argument = `The log before the claim of task ${task(taskId)} at ${at(claim)} is not whole: events that are missing or not understood could hide ${hidden.join(', and ')}. Its verdict could turn on them.`;
    this.findings.add('TL303', { taskId, position: claim.position, evidence, argument });
  }

  private tellPolicy({ taskId, claim, basis }: Judged, verdict: Verdict, other: ReadonlyArray<string>): void {
    const under = verdictOf(allPass(basis, other));
    if (under === verdict) return;
    const argument = `The claim of task ${task(taskId)} at ${at(claim)} is ${verdict} where a parent satisfies by being ${this.policy.join(' or ')}, and ${under} where it does by being ${other.join(' or ')}.`;
    this.findings.add('TL110', {
      taskId,
      position: claim.position,
      evidence: [as('claim', claim)],
      argument,
    });
  }
}
