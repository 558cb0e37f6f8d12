import { as, at, task } from './evidence';
import type { EventRef } from './evidence';
import type { Findings } from './findings';
import type { LogState } from './log-state';
import type { Verdict } from './report';

/** A claim and the reopening, after it, of a parent that it relied on. */
interface Overtaken {
  readonly taskId: string;
  readonly parentId: string;
  readonly claim: EventRef;
  /** The claim's place among the verdicts. */
  readonly index: number;
  readonly link: EventRef;
  readonly completion: EventRef;
  readonly reopened: EventRef;
  /** Whether the attempt that the claim began stood still. */
  readonly stands: boolean;
}

/** Finds claims that relied on a parent that was reopened after them. */
export class Reopenings {
  private readonly found: Overtaken[] = [];

  constructor(
    private readonly state: LogState,
    private readonly findings: Findings,
  ) {}

  /**
   * A task that had ended at `completion` is reopened: the claims of its children since then relied on it, where the
   * link came before the claim and still makes the child wait, and where they were right: then it satisfied. Claims
   * before that completion relied on an earlier one.
   */
  reopened(parentId: string, completion: EventRef, reopened: EventRef): void {
    for (const childId of this.state.childrenOf.get(parentId) ?? []) {
      const child = this.state.tasks.get(childId);
      const link = child?.links.get(parentId);
      if (child === undefined || link === undefined || child.waivers.has(parentId)) continue;
      const since = Math.max(link.position, completion.position);
      const attempt = this.state.board.task(childId)?.attempt?.position;
      for (let i = child.claims.length - 1; i >= 0; i -= 1) {
        const { claim, index } = child.claims[i]!;
        if (claim.position < since) break;
        const stands = claim.position === attempt;
        this.found.push({ taskId: childId, parentId, claim, index, link, completion, reopened, stands });
      }
    }
  }

  /** Tells those of the claims that were right when they were made. */
  end(verdictAt: (index: number) => Verdict | undefined): void {
    for (const one of this.found) if (verdictAt(one.index) === 'satisfied') this.tell(one);
  }

  private tell({ taskId, parentId, claim, link, completion, reopened, stands }: Overtaken): void {
    this.findings.add('TL203', {
      taskId,
      position: claim.position,
      evidence: [
        as('claim', claim),
        as(`link to ${parentId}`, link),
        as(`${parentId} satisfied since`, completion),
        as(`${parentId} is reopened`, reopened),
      ],
      argument: `Task ${task(taskId)} was claimed at ${at(claim)}, relying on its parent ${task(parentId)}, linked at ${at(link)}, which satisfied since ${at(completion)}. That parent was reopened at ${at(reopened)}, ${stands ? 'while the attempt stood' : 'after the attempt'}: what the claim relied on is undone.`,
    });
  }
}
