import type { Recorded } from '../../src/events/recorded';
import type { TaskStatus } from '../../src/events/status';
import { parentsGiven } from './saw-violation';

interface Claim {
  readonly position: number;
  /** How many parents the task had been given by then. */
  readonly links: number;
}

/** What the log of a race shows by counting, without judging anything. */
export interface LogCounts {
  /** Claims of children. */
  readonly claims: ReadonlyArray<Claim>;
  /** Claims of children that were given a parent later. */
  readonly claimsBeforeLink: number;
  /** `claim_rejected` for `parents_not_done`. */
  readonly rejected: number;
  /** Those of them that found the child ready and made it wait. */
  readonly demotedByGate: number;
  /** Children that were not completed. */
  readonly leftOpen: number;
}

interface Child {
  links: number;
  status: TaskStatus | null;
  readonly claims: Claim[];
}

const demotes = ({ stored, event }: Recorded, before: TaskStatus | null): boolean =>
  event.kind === 'claim_rejected' &&
  event.data.reason._tag === 'parents_not_done' &&
  before === 'ready' &&
  stored.status === 'todo';

/** Counts over the events of a race in their order; `isChild` tells its children from their parents. */
export const countsOfLog = (
  events: ReadonlyArray<Recorded>,
  isChild: (taskId: string) => boolean,
): LogCounts => {
  const children = new Map<string, Child>();
  let rejected = 0;
  let demotedByGate = 0;
  for (const recorded of events) {
    const { stored, event } = recorded;
    if (stored.taskId === null || !isChild(stored.taskId)) continue;
    const child = children.get(stored.taskId) ?? { links: 0, status: null, claims: [] };
    if (event.kind === 'claimed') child.claims.push({ position: stored.position, links: child.links });
    if (event.kind === 'claim_rejected' && event.data.reason._tag === 'parents_not_done') rejected += 1;
    if (demotes(recorded, child.status)) demotedByGate += 1;
    child.links += parentsGiven(recorded).length;
    child.status = stored.status;
    children.set(stored.taskId, child);
  }
  const all = [...children.values()];
  return {
    claims: all.flatMap((child) => child.claims),
    claimsBeforeLink: all.flatMap(({ links, claims }) => claims.filter((claim) => claim.links < links))
      .length,
    rejected,
    demotedByGate,
    leftOpen: all.filter(({ status }) => status !== 'done').length,
  };
};
