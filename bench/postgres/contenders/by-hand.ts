import { taskOf } from '../../commands/workload';
import { HandBoard } from '../hand/hand-board';
import type { Manner } from '../hand/hand-board';
import { taskIdOf } from './contender';
import type { Deed, PostgresContender } from './contender';
import { taskledger } from './taskledger';

const upFrom = <A>(first: number, size: number, one: (index: number) => A): ReadonlyArray<A> =>
  Array.from({ length: size }, (_, i) => one(first + i));

const deeds: Readonly<Record<Deed, (board: HandBoard, first: number, size: number) => Promise<unknown>>> = {
  create: (board, first, size) => board.create(upFrom(first, size, taskOf)),
  claim: (board, first, size) => board.claim(upFrom(first, size, taskIdOf), 'worker'),
  claimNext: (board, _first, size) => board.claimNext(size, 'worker'),
  pair: async (board, _first, size) => board.complete(await board.claimNext(size, 'worker'), 'worker'),
  comment: (board, first, size) => board.comment(upFrom(first, size, taskIdOf), `comment ${first}`),
};

/** The same rows by hand, on one connection for each instance: what others have in flight is one transaction here. */
export const byHand = (manner: Manner = {}): PostgresContender => ({
  ...taskledger,
  open: async ({ url, deed, width }) => {
    const board = await HandBoard.open(url, manner);
    return {
      run: async (first, count) => {
        for (let done = 0; done < count; done += width) {
          await deeds[deed](board, first + done, Math.min(width, count - done));
        }
      },
      close: () => board.close(),
    };
  },
});
