import { PARENTS_NAMED } from '../events/parent-seen';
import type { ParentSeen } from '../events/parent-seen';
import type { SatisfiedBy } from '../events/policy';
import type { Recorded } from '../events/recorded';
import type { Task } from '../projections/task';
import { as, at, refOf, task } from './evidence';
import type { Evidence } from './finding';
import type { Findings } from './findings';
import type { LogState } from './log-state';
import { inEvidenceOrder, isCertain, satisfiedAt } from './parents-at';
import type { ParentsAt } from './parents-at';

const asSeen = (basis: ParentsAt, policy: SatisfiedBy): ReadonlyArray<ParentSeen> =>
  inEvidenceOrder(basis, policy).flatMap(({ id, state }) =>
    state === null ? [] : [{ id, status: state.status, position: state.since.position }],
  );

const sameParents = (a: ReadonlyArray<ParentSeen>, b: ReadonlyArray<ParentSeen>): boolean =>
  a.length === b.length &&
  a.every((one, i) => {
    const other = b[i]!;
    return one.id === other.id && one.status === other.status && one.position === other.position;
  });

/** What an event says that it saw, where the replay saw something else; undefined where they agree or nothing is said. */
const contradiction = (
  { event }: Recorded,
  basis: ParentsAt,
  policy: SatisfiedBy,
  before: Task,
  status: (id: string) => string | undefined,
): string | undefined => {
  switch (event.kind) {
    case 'claimed':
    case 'claim_rejected': {
      const { parents, open, total } = event.data;
      const isOpen = basis.parents.filter((parent) => satisfiedAt(parent, policy) === false).length;
      if (total !== basis.parents.length) return `${total} parents; there were ${basis.parents.length}`;
      if (open !== isOpen) return `${open} open parents; there were ${isOpen}`;
      const seen = asSeen(basis, policy).slice(0, PARENTS_NAMED);
      if (!sameParents(parents, seen))
        return `the parents ${JSON.stringify(parents)}; they were ${JSON.stringify(seen)}`;
      if (event.kind === 'claimed' && event.data.attempt !== before.attempts + 1) {
        return `attempt ${event.data.attempt}; it was attempt ${before.attempts + 1}`;
      }
      return undefined;
    }
    case 'completed': {
      const open = basis.parents.filter((parent) => satisfiedAt(parent, policy) === false);
      const seen = asSeen({ ...basis, parents: open }, policy).slice(0, PARENTS_NAMED);
      const { openParents } = event.data;
      if (sameParents(openParents, seen)) return undefined;
      return `the open parents ${JSON.stringify(openParents)}; they were ${JSON.stringify(seen)}`;
    }
    case 'linked': {
      const { parentId, parentStatus } = event.data;
      const was = status(parentId);
      return was === undefined || was === parentStatus
        ? undefined
        : `parent ${task(parentId)} as ${parentStatus}; it was ${was}`;
    }
    default:
      return undefined;
  }
};

/** Holds what an event says that it saw against the replay, just before it is taken in. */
export const checkSeen = (
  recorded: Recorded,
  before: Task,
  basis: ParentsAt,
  state: LogState,
  findings: Findings,
): void => {
  const { stored, event } = recorded;
  if (event.kind === 'linked' ? state.lastGap > 0 : !isCertain(basis)) return;
  const said = contradiction(recorded, basis, state.policy, before, (id) => state.board.task(id)?.status);
  if (said === undefined) return;
  const ref = refOf(stored);
  const evidence: Evidence[] = [as('event', ref)];
  for (const { id, link, state: last } of basis.parents.slice(0, PARENTS_NAMED)) {
    evidence.push(as(`link to ${id}`, link));
    if (last !== null) evidence.push(as(`last state of ${id}`, last.since));
  }
  const argument = `${at(ref)} of task ${task(before.id)} says that it saw ${said}, by the events before it.`;
  findings.add('TL109', { taskId: before.id, position: stored.position, evidence, argument });
};
