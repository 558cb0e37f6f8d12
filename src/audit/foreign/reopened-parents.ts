import { as, at, task } from '../evidence';
import type { Findings } from '../findings';
import type { Observation } from '../observation';
import { ended } from './attempts';
import type { History } from './history';
import type { ForeignTask, LinkState, LogView } from './log-view';

const lastCertain = <V>(
  history: History<V>,
  event: Observation,
): { readonly by: Observation; readonly value: V } | undefined => {
  const { marks, none } = history.lastBefore(event);
  return marks.length === 1 && !none ? marks[0] : undefined;
};

/** The parent's reopening after a claim: it had ended, and by this event it has not. */
const reopenedAfter = (statuses: History<string | null>, claim: Observation): Observation | undefined =>
  statuses.after(claim).find(({ value }) => value !== null && !ended.has(value))?.by;

/** Tells claims, right when they were made, that relied on a parent which was reopened after them. */
export const tellReopenedParents = (
  known: ForeignTask,
  claim: Observation,
  view: LogView,
  policy: ReadonlyArray<string>,
  findings: Findings,
): void => {
  for (const [parentId, links] of known.links) {
    const parent = view.tasks.get(parentId);
    const link = lastCertain<LinkState>(links, claim);
    const since = parent === undefined ? undefined : lastCertain(parent.statuses, claim);
    if (parent === undefined || link?.value !== 'linked' || since?.value == null) continue;
    const reopened = reopenedAfter(parent.statuses, claim);
    if (!policy.includes(since.value) || !ended.has(since.value) || reopened === undefined) continue;
    if (lastCertain<LinkState>(links, reopened)?.value !== 'linked') continue;
    findings.add('TL203', {
      taskId: known.id,
      position: claim.position,
      evidence: [
        as('claim', claim),
        as(`link to ${parentId}`, link.by),
        as(`${parentId} satisfied since`, since.by),
        as(`${parentId} is reopened`, reopened),
      ],
      argument: `Task ${task(known.id)} was claimed at ${at(claim)}, relying on its parent ${task(parentId)}, linked at ${at(link.by)}, which satisfied since ${at(since.by)}. That parent was reopened at ${at(reopened)}: what the claim relied on is undone.`,
    });
  }
};
