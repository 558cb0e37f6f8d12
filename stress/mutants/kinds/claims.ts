import type { NewEvent } from '../../../src/commands/new-event';
import type { Claimed } from '../../../src/events/claimed';
import type { MutantKind } from '../mutant';
import { putIn } from './put-in';
import type { Place } from './put-in';

/** A claim that says of all but its right just what a ledger would. */
const claim = ({ task, board }: Place, change: Partial<Claimed> = {}): NewEvent => ({
  kind: 'claimed',
  data: {
    claimant: 'eve',
    fence: task.fence + 1,
    leaseUntil: null,
    from: task.inReview ? 'review' : 'ready',
    attempt: task.attempts + 1,
    ...board.parentsSeen(task.id),
    ...change,
  },
  taskId: task.id,
  status: 'running',
});

/** A task that somebody holds is claimed: TL102. */
export const doubleClaim: MutantKind = {
  name: 'double claim',
  mutate: putIn('TL102', (place) => (place.task.attempt === null ? [] : [claim(place)])),
};

/** A task that has ended is claimed: TL103. */
export const claimOfEnded: MutantKind = {
  name: 'claim of an ended task',
  mutate: putIn('TL103', (place) =>
    place.task.status === 'done' || place.task.status === 'cancelled' ? [claim(place)] : [],
  ),
};

/** A task that waits for a parent is claimed, by a claim that says that the parent was done: TL101. */
export const claimWhileOpen: MutantKind = {
  name: 'claim while a parent is open',
  mutate: putIn('TL101', (place) => {
    const { task, board } = place;
    const { parents, open } = board.parentsSeen(task.id);
    if (task.status !== 'todo' || open === 0) return [];
    const done = parents.map((parent) => ({ ...parent, status: 'done' as const }));
    return [claim(place, { parents: done, open: 0 })];
  }),
};

/** What could be claimed is said to have been refused: TL107. */
export const falseRefusal: MutantKind = {
  name: 'false refusal',
  mutate: putIn('TL107', ({ task, board }) => {
    if (task.status !== 'ready' || task.archivedAt !== null) return [];
    const data = {
      claimant: 'eve',
      reason: { _tag: 'parents_not_done' } as const,
      ...board.parentsSeen(task.id),
    };
    return [{ kind: 'claim_rejected', data, taskId: task.id, status: 'ready' }];
  }),
};
