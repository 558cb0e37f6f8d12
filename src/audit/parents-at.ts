import { byBytes } from '../events/by-bytes';
import type { SatisfiedBy } from '../events/policy';
import type { TaskStatus } from '../events/status';
import type { EventRef } from './evidence';
import { allOf } from './trilean';
import type { Trilean } from './trilean';

/** A parent of a task as the log shows it just before a position. */
export interface ParentAt {
  readonly id: string;
  readonly link: EventRef;
  /** The event by which the task need not wait for it; null where it has to. */
  readonly waiver: EventRef | null;
  /** Its last state and the event that made it so; null for a parent of which the log has no event. */
  readonly state: { readonly status: TaskStatus; readonly since: EventRef; readonly version: number } | null;
  /** Whether the log leaves open what its status was: `gap` while a later event of it may still settle that. */
  readonly doubt: 'none' | 'gap' | 'certain';
  /** Whether what is seen of the link may have changed unseen: that it stands, and whether it is waived. */
  readonly linkDoubtful: boolean;
}

/** Everything about the parents of a task just before a position. */
export interface ParentsAt {
  readonly parents: ReadonlyArray<ParentAt>;
  /** Whether there may be links that the log does not show. */
  readonly unseenLinks: boolean;
}

/** Whether a parent satisfied, under a policy: by its status, or because the task need not wait for it. */
export const satisfiedAt = (
  { state, doubt, linkDoubtful, waiver }: ParentAt,
  policy: SatisfiedBy,
): Trilean => {
  if (waiver !== null && !linkDoubtful) return true;
  const satisfied = state !== null && policy.includes(state.status);
  if (doubt === 'none') return satisfied || !linkDoubtful ? satisfied : undefined;
  return undefined;
};

/** Whether all parents satisfied: one certain "no" decides it, otherwise every one has to be a "yes". */
export const allSatisfiedAt = ({ parents, unseenLinks }: ParentsAt, policy: SatisfiedBy): Trilean =>
  allOf(
    parents.map((parent) => satisfiedAt(parent, policy)),
    unseenLinks,
  );

/** Whether nothing about the parents is in doubt. */
export const isCertain = ({ parents, unseenLinks }: ParentsAt): boolean =>
  !unseenLinks && parents.every(({ doubt, linkDoubtful }) => doubt === 'none' && !linkDoubtful);

/** The parents in the order of evidence: open ones first, then by their links, then by id. */
export const inEvidenceOrder = ({ parents }: ParentsAt, policy: SatisfiedBy): ReadonlyArray<ParentAt> => {
  const open = (parent: ParentAt): number => Number(satisfiedAt(parent, policy) !== true);
  return parents.toSorted(
    (a, b) => open(b) - open(a) || a.link.position - b.link.position || byBytes(a.id, b.id),
  );
};
