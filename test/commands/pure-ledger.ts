import type { Answer } from '../../src/commands/answer';
import type { Command } from '../../src/commands/command';
import { answerOf, decide } from '../../src/commands/decide';
import type { Decide } from '../../src/commands/decide';
import type { Contradiction } from '../../src/commands/decision';
import type { BoardView } from '../../src/commands/handler';
import type { NewEvent } from '../../src/commands/new-event';
import { recordEvent } from '../../src/commands/record-event';
import type { SatisfiedBy } from '../../src/events/policy';
import type { Recorded } from '../../src/events/recorded';
import { Board } from '../../src/projections/board';

/** A board of which everything is seen. */
export class WholeBoard extends Board implements BoardView {
  seesAllReady(): boolean {
    return true;
  }

  seesParents(): boolean {
    return true;
  }
}

/** What a command came to on a {@link PureLedger}. */
export interface Came {
  readonly events: ReadonlyArray<Recorded>;
  readonly answer: Answer | Contradiction;
}

const asker = { actor: 'asker', writer: 2, commandId: null, requestHash: null, correlation: null } as const;

/** A ledger without a store: the pure core folded over its own events, from position 3 as on a new ledger. */
export class PureLedger {
  readonly board = new WholeBoard();
  readonly log: Recorded[] = [];

  constructor(satisfiedBy: SatisfiedBy = ['done']) {
    this.board.satisfiedBy = satisfiedBy;
    this.board.position = 2;
  }

  /** Decides a command and applies what it appends, and goes on while it wants more. */
  ask(asked: Command, decisions: Decide = decide): Came {
    const events: Recorded[] = [];
    let command = asked;
    for (;;) {
      const decision = decisions(command, this.board);
      if (decision._tag === 'Append') {
        events.push(...this.append(decision.events));
        if (decision.wanted === 0 || command._tag !== 'ClaimNext') break;
        command = { ...command, limit: decision.wanted };
      } else if (events.length > 0) break;
      else return { events, answer: decision._tag === 'Reply' ? decision.answer : decision };
    }
    return { events, answer: answerOf(asked, events) };
  }

  /** Appends events that nobody decided, as a stray writer does. */
  append(events: ReadonlyArray<NewEvent>): ReadonlyArray<Recorded> {
    const first = this.board.position + 1;
    return events.map((event) => {
      const { taskId, status, content, causedBy } = event;
      const recorded = recordEvent(event, {
        ...asker,
        ledgerId: 'pure',
        position: this.board.position + 1,
        taskId,
        version: (this.board.task(taskId)?.version ?? 0) + 1,
        status,
        content,
        createdAt: 1_000,
        causation: causedBy === undefined ? null : first + causedBy,
      });
      this.board.apply(recorded);
      this.log.push(recorded);
      return recorded;
    });
  }
}
