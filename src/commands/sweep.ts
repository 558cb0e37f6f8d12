import { right } from 'fp-ts/Either';
import { awakenAll } from './awaken';
import { appendAll, reply } from './decision';
import type { Handler } from './handler';
import { allOf, taskIdOf } from './of-kind';

/** Reclaim what is held under leases that have passed, and wake what has become due: the longest overdue first. */
export interface Sweep {
  readonly _tag: 'Sweep';
  /** Who finds out. */
  readonly detectedBy: string;
  /** How many tasks at most. */
  readonly limit: number;
}

export const sweep: Handler<Sweep> = {
  needs: ({ limit }) => ({ overdue: limit }),

  decide: ({ detectedBy, limit }, board, terms) => {
    const overdue = board.overdue(terms.now).slice(0, limit);
    if (overdue.length === 0) return reply(right({ _tag: 'Swept', reclaimed: [], due: [] }));
    return appendAll(awakenAll(overdue, detectedBy, board, terms));
  },

  answer: (_command, recorded) => {
    const givenUp = new Set(allOf(recorded, 'blocked').map(taskIdOf));
    return right({
      _tag: 'Swept',
      reclaimed: allOf(recorded, 'reclaimed').map((one) => {
        const { claimant, fence } = one.event.data;
        const id = taskIdOf(one);
        return { id, position: one.stored.position, claimant, fence, gaveUp: givenUp.has(id) };
      }),
      due: allOf(recorded, 'became_due').map((one) => ({
        id: taskIdOf(one),
        position: one.stored.position,
        status: one.stored.status ?? 'ready',
      })),
    });
  },
};
