import { as, at, task } from '../evidence';
import type { EventRef } from '../evidence';
import type { Findings } from '../findings';
import type { Observation } from '../observation';
import type { History } from './history';
import type { ForeignTask, LinkState, LogView } from './log-view';

/** Whether a parent looks as if it had been open at a claim. */
export type LooksOpen = (claim: Observation, parentId: string) => boolean;

/** A link that was made, where none stood, after an event for certain. */
const madeAfter = (links: History<LinkState>, event: Observation): Observation | undefined => {
  const { marks, none } = links.lastBefore(event);
  let stands = !none && marks.every(({ value }) => value !== 'unlinked');
  for (const { by, value } of links.after(event)) {
    if (value === 'linked' && !stands) return by;
    if (value === 'unlinked') stands = false;
  }
  return undefined;
};

/** The unlinking that had ended a link just before an event, for certain. */
const endedBefore = (links: History<LinkState>, event: Observation): Observation | undefined => {
  const { marks, none } = links.lastBefore(event);
  return !none && marks.length === 1 && marks[0]!.value === 'unlinked' ? marks[0]!.by : undefined;
};

/** Tells what links that came later, or had ended before, mean to claims. */
export class LinksAround {
  constructor(
    private readonly view: LogView,
    private readonly policy: ReadonlyArray<string>,
    private readonly findings: Findings,
    private readonly looksOpen: LooksOpen = (claim, parentId) => !this.all(parentId, claim, true),
  ) {}

  tell(known: ForeignTask): void {
    for (const { claim } of known.claims) {
      const later: Array<readonly [string, EventRef]> = [];
      for (const [parentId, links] of known.links) {
        const again = madeAfter(links, claim);
        const ended = endedBefore(links, claim);
        if (again !== undefined && this.looksOpen(claim, parentId)) later.push([parentId, again]);
        if (ended !== undefined && this.all(parentId, claim, false))
          this.tellEnded({ taskId: known.id, parentId, claim, ended, again });
      }
      if (later.length > 0) this.tellLater(known.id, claim, later);
    }
  }

  /** Whether a task satisfied just before an event, or did not, by everything that it may have been. */
  private all(taskId: string, event: Observation, satisfied: boolean): boolean {
    const { marks = [], none = true } = this.view.tasks.get(taskId)?.statuses.lastBefore(event) ?? {};
    return !none && marks.every(({ value }) => value !== null && this.policy.includes(value) === satisfied);
  }

  private tellLater(
    taskId: string,
    claim: Observation,
    later: ReadonlyArray<readonly [string, EventRef]>,
  ): void {
    const links = later.map(([parentId, link]) => `${task(parentId)} at ${at(link)}`).join(', ');
    this.findings.add('TL201', {
      taskId,
      position: claim.position,
      evidence: [as('claim', claim), ...later.map(([id, link]) => as(`later link to ${id}`, link))],
      argument: `Task ${task(taskId)} was claimed at ${at(claim)} and linked to ${links} only after that: by the links of today it looks as if a parent had been open, and the link did not bind this claim.`,
    });
  }

  private tellEnded({
    taskId,
    parentId,
    claim,
    ended,
    again,
  }: {
    readonly taskId: string;
    readonly parentId: string;
    readonly claim: Observation;
    readonly ended: Observation;
    readonly again: Observation | undefined;
  }): void {
    const story = `The link from ${task(taskId)} to ${task(parentId)} ended at ${at(ended)}; the claim at ${at(claim)} came while that parent was open`;
    const evidence = [as(`link to ${parentId} ends`, ended), as('claim', claim)];
    const said = { taskId, position: claim.position };
    if (again === undefined) {
      const argument = `${story}: had the link stood, the claim would have been refused.`;
      this.findings.add('TL204', { ...said, evidence, argument });
      return;
    }
    evidence.push(as(`link to ${parentId} begins again`, again));
    const argument = `${story}, and the link was made again at ${at(again)}: it was away just for the claim.`;
    this.findings.add('TL205', { ...said, evidence, argument });
  }
}
