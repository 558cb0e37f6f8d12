import { PARENTS_NAMED } from '../events/parent-seen';
import type { ParentSeen } from '../events/parent-seen';
import type { SatisfiedBy } from '../events/policy';
import type { Recorded, RecordedOf } from '../events/recorded';
import type { StoredEvent } from '../events/stored-event';
import { as, at, refOf, task } from './evidence';
import type { Evidence } from './finding';
import type { Findings } from './findings';
import type { LogState } from './log-state';
import { inEvidenceOrder, isCertain, satisfiedAt } from './parents-at';
import type { ParentsAt } from './parents-at';

const asSeen = (basis: ParentsAt, policy: SatisfiedBy): ReadonlyArray<ParentSeen> =>
  inEvidenceOrder(basis, policy).flatMap(({ id, state, waiver }) => {
    if (state === null) return [];
    const seen = { id, status: state.status, position: state.since.position };
    return [waiver === null ? seen : { ...seen, waived: waiver.position }];
  });

const sameParents = (a: ReadonlyArray<ParentSeen>, b: ReadonlyArray<ParentSeen>): boolean =>
  a.length === b.length &&
  a.every((one, i) => {
    const other = b[i]!;
    return (
      one.id === other.id &&
      one.status === other.status &&
      one.position === other.position &&
      one.waived === other.waived
    );
  });

/** What an event says that it saw, where the replay saw something else; undefined where they agree or nothing is said. */
const contradiction = ({ event }: Recorded, basis: ParentsAt, policy: SatisfiedBy): string | undefined => {
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
      return undefined;
    }
    case 'completed': {
      const open = basis.parents.filter((parent) => satisfiedAt(parent, policy) === false);
      const seen = asSeen({ ...basis, parents: open }, policy).slice(0, PARENTS_NAMED);
      const { openParents } = event.data;
      if (sameParents(openParents, seen)) return undefined;
      return `the open parents ${JSON.stringify(openParents)}; they were ${JSON.stringify(seen)}`;
    }
    default:
      return undefined;
  }
};

/** Holds what an event says that it saw of its task's parents against the replay, just before it is taken in. */
export const checkSeen = (
  recorded: Recorded,
  taskId: string,
  basis: ParentsAt,
  policy: SatisfiedBy,
  findings: Findings,
): void => {
  if (!isCertain(basis)) return;
  const said = contradiction(recorded, basis, policy);
  if (said === undefined) return;
  const { stored } = recorded;
  const evidence: Evidence[] = [as('event', refOf(stored))];
  for (const { id, link, waiver, state: last } of basis.parents.slice(0, PARENTS_NAMED)) {
    evidence.push(as(`link to ${id}`, link));
    if (waiver !== null) evidence.push(as(`waiver of the link to ${id}`, waiver));
    if (last !== null) evidence.push(as(`last state of ${id}`, last.since));
  }
  tell(taskId, stored, said, evidence, findings);
};

/** Holds the status of its parent that a link names against the replay, just before it is taken in. */
export const checkLinkSeen = (
  { stored, event }: RecordedOf<'linked'>,
  taskId: string,
  state: LogState,
  findings: Findings,
): void => {
  const { parentId, parentStatus } = event.data;
  const parent = state.tasks.get(parentId);
  const was = state.board.task(parentId)?.status;
  if (was === undefined || was === parentStatus || parent === undefined) return;
  if (parent.statusBlind || state.lastGap > parent.last.position) return;
  const said = `parent ${task(parentId)} as ${parentStatus}; it was ${was}`;
  const evidence = [as('event', refOf(stored)), as(`last state of ${parentId}`, parent.since)];
  tell(taskId, stored, said, evidence, findings);
};

const tell = (
  taskId: string,
  stored: StoredEvent,
  said: string,
  evidence: ReadonlyArray<Evidence>,
  findings: Findings,
): void => {
  const argument = `${at(refOf(stored))} of task ${task(taskId)} says that it saw ${said}, by the events before it.`;
  findings.add('TL109', { taskId, position: stored.position, evidence, argument });
};
