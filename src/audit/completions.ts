import type { SatisfiedBy } from '../events/policy';
import type { RecordedOf } from '../events/recorded';
import { as, at, refOf, task } from './evidence';
import type { Evidence } from './finding';
import type { Findings } from './findings';
import { satisfiedAt } from './parents-at';
import type { ParentsAt } from './parents-at';

/** Tells a completion that came while a parent was certainly open: allowed, and worth knowing. */
export const checkCompletion = (
  { stored }: RecordedOf<'completed'>,
  taskId: string,
  basis: ParentsAt,
  policy: SatisfiedBy,
  findings: Findings,
): void => {
  const open = basis.parents.filter((parent) => satisfiedAt(parent, policy) === false);
  if (open.length === 0) return;
  const ref = refOf(stored);
  const evidence: Evidence[] = [as('completion', ref)];
  for (const { id, link, state } of open) {
    evidence.push(as(`link to ${id}`, link));
    if (state !== null) evidence.push(as(`last state of ${id}`, state.since));
  }
  const parents = open.map(({ id, state }) => `${task(id)} (${state?.status ?? 'never seen'})`).join(', ');
  const argument = `Task ${task(taskId)} was completed at ${at(ref)} while parents of it were open: ${parents}.`;
  findings.add('TL111', { taskId, position: stored.position, evidence, argument });
};
