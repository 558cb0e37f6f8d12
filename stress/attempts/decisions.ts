import { right } from 'fp-ts/Either';
import type { Presented } from '../../src/commands/attempt-refusal';
import type { Command } from '../../src/commands/command';
import { reply } from '../../src/commands/decision';
import type { BoardView } from '../../src/commands/handler';
import { rules, rulesUnder } from '../../src/commands/rules';
import type { Rules as RuleBook } from '../../src/commands/rules';
import type { Task } from '../../src/projections/task';

/**
 * How a writer decides: as every ledger does (`sound`); believing whatever fence is presented (`fenceless`); never
 * finding a lease that has passed (`unswept`); forgetting heartbeats (`deaf`); without the gate (`ungated`); or never
 * promoting a child (`unpromoting`).
 */
export type Rules = 'sound' | 'fenceless' | 'unswept' | 'deaf' | 'ungated' | 'unpromoting';

/** The same board, but one of its methods answers otherwise. */
const except = (board: BoardView, method: Partial<BoardView>): BoardView =>
  Object.create(board, Object.getOwnPropertyDescriptors(method)) as BoardView;

/** The attempt that is presented looks as if it stood, whether it does or not. */
const asPresented = (board: BoardView, { claimant, fence }: Presented): BoardView =>
  except(board, {
    task: (taskId): Task | undefined => {
      const found = board.task(taskId);
      if (found === undefined || claimant === null || fence === null) return found;
      const { createdAt: claimedAt, createdPosition: position } = found;
      const attempt = { claimant, fence, claimedAt, leaseUntil: null, heartbeatAt: null, position } as const;
      return { ...found, status: 'running', attempt: { ...attempt, from: 'ready' } };
    },
  });

const nothingOverdue = (board: BoardView): BoardView => except(board, { overdue: () => [] });

const isEnding = (command: Command): command is Extract<Command, { readonly _tag: 'Complete' | 'Fail' }> =>
  command._tag === 'Complete' || command._tag === 'Fail';

const deaf: RuleBook = {
  ...rules,
  decide: (command, board, at) => {
    const attempt = command._tag === 'Heartbeat' ? board.task(command.taskId)?.attempt : null;
    if (command._tag !== 'Heartbeat' || attempt === null || attempt === undefined) {
      return rules.decide(command, board, at);
    }
    const { claimant, fence, leaseUntil } = attempt;
    const answer = {
      _tag: 'LeaseHeld',
      id: command.taskId,
      position: null,
      claimant,
      fence,
      leaseUntil,
    } as const;
    return reply(right(answer));
  },
};

/** What each kind of writer decides by. */
export const decisions: { readonly [R in Rules]: RuleBook } = {
  sound: rules,
  fenceless: {
    ...rules,
    decide: (command, board, at) =>
      rules.decide(command, isEnding(command) ? asPresented(board, command) : board, at),
  },
  unswept: { ...rules, decide: (command, board, at) => rules.decide(command, nothingOverdue(board), at) },
  deaf,
  ungated: rulesUnder(() => true),
  unpromoting: {
    ...rules,
    consequences: (recorded, before, board) =>
      rules.consequences(recorded, before, board).filter(({ kind }) => kind !== 'promoted'),
  },
};
