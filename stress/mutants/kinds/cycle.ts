import type { NewEvent } from '../../../src/commands/new-event';
import type { MutantKind } from '../mutant';
import { putIn } from './put-in';

/** A link from a task to one above it, or to itself: it closes a cycle (TL120). */
export const cycle: MutantKind = {
  name: 'cycle closed',
  mutate: putIn('TL120', ({ task: { id, status }, board }) => {
    const below = [...board.tasks.values()].filter(
      (other) => other.id === id || board.pathDown(id, other.id) !== undefined,
    );
    return below.map((other): NewEvent => ({
      kind: 'linked',
      data: { parentId: other.id, parentStatus: other.status, binds: 'now' },
      taskId: id,
      status,
    }));
  }),
};
