import type { RecordedOf } from '../../../src/events/recorded';
import type { Board } from '../../../src/projections/board';
import type { Link } from '../../../src/projections/link';
import { closed, inserted, reversioned } from '../forger';
import { betweenCommands, commandBegan } from '../history';
import type { History } from '../history';
import type { Mutant, MutantKind } from '../mutant';

interface Move {
  readonly claim: RecordedOf<'claimed'>;
  /** Just before the command by which a parent came to satisfy. */
  readonly to: number;
}

const isClaim = (recorded: History['log'][number]): recorded is RecordedOf<'claimed'> =>
  recorded.event.kind === 'claimed';

const parentLinks = (board: Board, childId: string): ReadonlyArray<Link> =>
  [...board.allLinks()].filter((link) => link.childId === childId && link.waived === null);

/** Where each claim could be put so that a parent, linked already, was not done yet. */
const moves = (history: History): ReadonlyArray<Move> => {
  const openAt = new Map<number, ReadonlySet<string>>();
  betweenCommands(history, (board, at) => {
    const open = [...board.tasks.values()].filter(({ status }) => !board.satisfies(status));
    openAt.set(at, new Set(open.map(({ id }) => id)));
    return [];
  });
  const claims = history.log.filter(isClaim);
  return betweenCommands(history, (board, at) =>
    claims
      .filter(({ stored }) => commandBegan(history, stored.position) === at)
      .flatMap((claim) =>
        parentLinks(board, claim.stored.taskId!).flatMap(({ parentId, position }) => {
          const to = commandBegan(history, board.task(parentId)!.statusPosition);
          return position < to && openAt.get(to)?.has(parentId) === true ? [{ claim, to }] : [];
        }),
      ),
  );
};

/** A claim is moved to before the completion of its parent; positions, versions, times and hashes are made anew: TL101. */
export const claimBeforeParent: MutantKind = {
  name: 'claim moved before its parent',
  mutate: (history, random): Mutant | undefined => {
    const all = moves(history);
    if (all.length === 0) return undefined;
    const { claim, to } = random.of(all);
    const { position, taskId } = claim.stored;
    const { ledgerId } = history;
    const without = { ledgerId, log: closed(history, position) };
    const log = reversioned(without, { taskId, from: position, by: -1 });
    const moved = { kind: 'claimed', data: claim.event.data, taskId, status: 'running' } as const;
    return {
      rows: inserted({ ledgerId, log }, to, moved),
      headPosition: history.log.length,
      expected: [{ code: 'TL101', position: to, taskId }],
      touched: to,
    };
  },
};
