import type { SatisfiedBy } from '../events/policy';
import { as, at, task } from './evidence';
import type { EventRef } from './evidence';
import type { Evidence } from './finding';
import type { Findings } from './findings';
import { satisfiedAt } from './parents-at';
import type { ParentAt, ParentsAt } from './parents-at';
import type { Trilean } from './trilean';

/** Whether a parent satisfied by its status alone. */
const byStatus = (parent: ParentAt, policy: SatisfiedBy): Trilean =>
  satisfiedAt({ ...parent, waiver: null }, policy);

/** Whether a verdict on these parents may turn on a waiver. */
export const turnsOnWaiver = ({ parents }: ParentsAt, policy: SatisfiedBy): boolean =>
  parents.some((parent) => parent.waiver !== null && byStatus(parent, policy) !== true);

/** Tells a satisfied claim that would not have been without waivers: allowed, and by whom. */
export const tellWaived = (
  { taskId, claim }: { readonly taskId: string; readonly claim: EventRef },
  { parents }: ParentsAt,
  policy: SatisfiedBy,
  findings: Findings,
): void => {
  const evidence: Evidence[] = [as('claim', claim)];
  const steps: string[] = [];
  for (const parent of parents) {
    const { id, link, waiver, state } = parent;
    if (waiver === null || byStatus(parent, policy) !== false) continue;
    evidence.push(as(`link to ${id}`, link), as(`waiver of the link to ${id}`, waiver));
    if (state !== null) evidence.push(as(`last state of ${id}`, state.since));
    const last = state === null ? 'never seen' : `${state.status} since ${at(state.since)}`;
    steps.push(
      `Parent ${task(id)}, linked at ${at(link)}, was ${last}; that link was waived at ${at(waiver)}.`,
    );
  }
  if (steps.length === 0) return;
  const argument = `The claim of task ${task(taskId)} at ${at(claim)} came while a parent was not ${policy.join(' or ')}, and was allowed by waiver. ${steps.join(' ')}`;
  findings.add('TL112', { taskId, position: claim.position, evidence, argument });
};
