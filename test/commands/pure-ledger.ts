import type { Answer } from '../../src/commands/answer';
import type { Command } from '../../src/commands/command';
import { answerOf } from '../../src/commands/decide';
import type { Contradiction } from '../../src/commands/decision';
import type { Erasable, ErasableContents } from '../../src/commands/needs';
import type { NewEvent } from '../../src/commands/new-event';
import { recordAll } from '../../src/commands/record-all';
import { recordEvent } from '../../src/commands/record-event';
import { defaultRetry } from '../../src/commands/retry';
import type { Retry } from '../../src/commands/retry';
import { rules } from '../../src/commands/rules';
import type { Rules } from '../../src/commands/rules';
import { WholeBoard } from '../../src/commands/whole-board';
import type { SatisfiedBy } from '../../src/events/policy';
import type { Recorded } from '../../src/events/recorded';
import { Board } from '../../src/projections/board';

/** The contents that a log has of a task, or of one event. */
const contentsIn = (log: ReadonlyArray<Recorded>, what: Erasable): ErasableContents | undefined => {
  const taskId =
    'taskId' in what
      ? what.taskId
      : log.find(({ stored }) => stored.position === what.position)?.stored.taskId;
  if (taskId === null || taskId === undefined) return undefined;
  const erased = new Set(
    log.flatMap(({ event }) => (event.kind === 'content_erased' ? event.data.positions : [])),
  );
  const positions = log
    .filter(({ stored }) => stored.taskId === taskId && stored.contentHash !== null)
    .filter(({ event }) => 'position' in what || event.kind !== 'content_erased')
    .map(({ stored }) => stored.position)
    .filter((position) => !erased.has(position) && (!('position' in what) || position === what.position));
  return { taskId, positions };
};

/** Time that passes. */
export interface Passing {
  readonly ms: number;
}

/** What a command came to on a {@link PureLedger}. */
export interface Came {
  readonly events: ReadonlyArray<Recorded>;
  readonly answer: Answer | Contradiction;
}

const asker = { actor: 'asker', writer: 2, commandId: null, requestHash: null, correlation: null } as const;

/** A ledger without a store: the pure core folded over its own events, from position 3 as on a new ledger. */
export class PureLedger {
  readonly board = new Board();
  readonly log: Recorded[] = [];
  private readonly view = new WholeBoard(this.board, (what) => contentsIn(this.log, what));
  /** Milliseconds since 1970. */
  now = 1_000;

  constructor(
    satisfiedBy: SatisfiedBy = ['done'],
    private readonly retry: Retry = defaultRetry,
  ) {
    this.board.satisfiedBy = satisfiedBy;
    this.board.position = 2;
  }

  /** Decides a command and applies what it appends, and goes on while something is left of it. */
  ask(asked: Command, ruleBook: Rules = rules): Came {
    const events: Recorded[] = [];
    const at = { now: this.now, retry: this.retry };
    for (let command: Command | null = asked; command !== null;) {
      const decision = ruleBook.decide(command, this.view, at);
      if (decision._tag === 'Append') {
        const record = (event: NewEvent, cause: number | null): Recorded => this.record(event, cause);
        for (const one of recordAll(decision.events, this.view, ruleBook, record)) events.push(one);
        command = decision.next;
      } else if (events.length > 0) break;
      else return { events, answer: decision._tag === 'Reply' ? decision.answer : decision };
    }
    return { events, answer: answerOf(asked, events) };
  }

  /** Decides a command, or lets time pass: then there is nothing that it came to. */
  live(one: Command | Passing, ruleBook: Rules = rules): Came | undefined {
    if (!('ms' in one)) return this.ask(one, ruleBook);
    this.now += one.ms;
    return undefined;
  }

  /** Appends events that nobody decided, as a stray writer does. */
  append(events: ReadonlyArray<NewEvent>): ReadonlyArray<Recorded> {
    const first = this.board.position + 1;
    return events.map((event) =>
      this.record(event, event.causedBy === undefined ? null : first + event.causedBy),
    );
  }

  protected record(event: NewEvent, causation: number | null): Recorded {
    const { taskId, status, content } = event;
    const recorded = recordEvent(event, {
      ...asker,
      ledgerId: 'pure',
      position: this.board.position + 1,
      taskId,
      version: taskId === null ? null : (this.board.task(taskId)?.version ?? 0) + 1,
      status,
      content,
      createdAt: this.now,
      causation,
    });
    this.board.apply(recorded);
    this.log.push(recorded);
    return recorded;
  }
}
