import type { AuditedTask } from './audited-task';
import { as, at, task } from './evidence';
import type { EventRef } from './evidence';
import type { Findings } from './findings';

/** A link made now came after every claim so far. */
export const linkedAfterClaims = ({ claims }: AuditedTask, parentId: string, link: EventRef): void => {
  for (const claim of claims) claim.linkedAfter = [...claim.linkedAfter, { parentId, link }];
};

const tellLinkedAfter = (
  taskId: string,
  { claim, linkedAfter }: AuditedTask['claims'][number],
  findings: Findings,
): void => {
  if (linkedAfter.length === 0) return;
  const links = linkedAfter.map(({ parentId, link }) => `${task(parentId)} at ${at(link)}`).join(', ');
  findings.add('TL201', {
    taskId,
    position: claim.position,
    evidence: [
      as('claim', claim),
      ...linkedAfter.map(({ parentId, link }) => as(`later link to ${parentId}`, link)),
    ],
    argument: `Task ${task(taskId)} was claimed at ${at(claim)} and linked to ${links} only after that: the link did not bind this claim.`,
  });
};

const tellUnlinked = (
  taskId: string,
  { claim, linkedAfter, unlinkedBefore }: AuditedTask['claims'][number],
  findings: Findings,
): void => {
  for (const { parentId, unlink } of unlinkedBefore) {
    const evidence = [as(`link to ${parentId} ends`, unlink), as('claim', claim)];
    const again = linkedAfter.find((later) => later.parentId === parentId);
    const story = `The link from ${task(taskId)} to ${task(parentId)} ended at ${at(unlink)}; the claim at ${at(claim)} came while that parent was open`;
    if (again === undefined) {
      findings.add('TL204', {
        taskId,
        position: claim.position,
        evidence,
        argument: `${story}: had the link stood, the claim would have been refused.`,
      });
    } else {
      evidence.push(as(`link to ${parentId} begins again`, again.link));
      findings.add('TL205', {
        taskId,
        position: claim.position,
        evidence,
        argument: `${story}, and the link was made again at ${at(again.link)}: it was away just for the claim.`,
      });
    }
  }
};

/** Tells what later and earlier links mean to the claims of a task. */
export const tellLinks = ({ id, claims }: AuditedTask, findings: Findings): void => {
  for (const claim of claims) {
    tellLinkedAfter(id, claim, findings);
    tellUnlinked(id, claim, findings);
  }
};
