import type { BoardView } from '../../src/commands/handler';
import { rules } from '../../src/commands/rules';
import type { Rules as RuleBook } from '../../src/commands/rules';
import type { Task } from '../../src/projections/task';

/** How the racers decide: as every ledger does, or blind to who holds a task. */
export type Rules = 'exclusive' | 'blind';

/** The same board, but a task that is held looks ready. */
const asIfUnclaimed = (board: BoardView): BoardView => {
  const task = (taskId: string): Task | undefined => {
    const found = board.task(taskId);
    return found?.status === 'running' ? { ...found, status: 'ready', attempt: null } : found;
  };
  return Object.create(board, { task: { value: task } }) as BoardView;
};

/** What the racers decide by. */
export const decisions: { readonly [R in Rules]: RuleBook } = {
  exclusive: rules,
  blind: {
    ...rules,
    decide: (command, board, at) =>
      rules.decide(command, command._tag === 'Claim' ? asIfUnclaimed(board) : board, at),
  },
};
