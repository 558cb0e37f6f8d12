import { as, at, task } from '../evidence';
import type { Findings } from '../findings';
import type { AuditReport } from '../report';
import type { LogView } from './log-view';
import { allPass } from './possible-parents';
import type { Parents } from './possible-parents';

/** Audits the refusals that give open parents as their reason. Any other reason is counted, and not judged. */
export const judgeRefusals = (
  view: LogView,
  parents: Parents,
  policy: ReadonlyArray<string>,
  findings: Findings,
): AuditReport['rejections'] => {
  let [total, justified, unjustified] = [0, 0, 0];
  for (const known of view.tasks.values()) {
    total += known.refusals.length;
    for (const { refusal, reason } of known.refusals) {
      if (reason !== 'parents_not_done') continue;
      const basis = parents.before(known, refusal);
      const passed = allPass(basis, policy);
      if (passed === false) justified += 1;
      if (passed !== true) continue;
      unjustified += 1;
      const evidence = [
        as('refusal', refusal),
        ...basis.parents.flatMap(({ id, links, states }) => [
          ...links.map(({ by }) => as(`link to ${id}`, by)),
          ...states.map(({ by }) => as(`last state of ${id}`, by)),
        ]),
      ];
      findings.add('TL107', {
        taskId: known.id,
        position: refusal.position,
        evidence,
        argument: `The claim of task ${task(known.id)} was refused at ${at(refusal)} as ${reason}; every parent that it had then was ${policy.join(' or ')}: by this policy it was allowed.`,
      });
    }
  }
  return { total, justified, unjustified };
};
