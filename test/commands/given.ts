/* oxlint-disable jest/no-standalone-expect -- tests say what is expected, it is checked here */
import type { Accepted, Reason, Rejection } from '../../src/commands/answer';
import type { Command } from '../../src/commands/command';
import type { Contradiction } from '../../src/commands/decision';
import type { NewEvent } from '../../src/commands/new-event';
import { defaultRetry } from '../../src/commands/retry';
import type { Retry } from '../../src/commands/retry';
import { rules } from '../../src/commands/rules';
import type { Rules } from '../../src/commands/rules';
import type { SatisfiedBy } from '../../src/events/policy';
import type { Recorded } from '../../src/events/recorded';
import { PureLedger } from './pure-ledger';
import type { Came, Passing } from './pure-ledger';
import { create } from './asking';

/** What happened before: a command that was accepted or refused then, an event that nobody decided, or time that passed. */
export type Past = Command | NewEvent | Passing;

/** That many milliseconds pass. The first command comes at 1,000. */
export const later = (ms: number): Passing => ({ ms });

/** What the last command came to, to be held against what was expected. */
export class Then {
  constructor(
    private readonly came: Came,
    readonly ledger: PureLedger,
  ) {}

  get events(): ReadonlyArray<Recorded> {
    return this.came.events;
  }

  get answer(): Came['answer'] {
    return this.came.answer;
  }

  /** Appends events of these kinds, in this order. */
  appends(kinds: ReadonlyArray<NewEvent['kind']>): this {
    expect(this.events.map(({ event }) => event.kind)).toEqual(kinds);
    return this;
  }

  /** Is accepted with an answer that has at least these fields. */
  accepts(answer: Partial<Accepted>): this {
    expect(this.answer).toMatchObject({ _tag: 'Right', right: answer });
    return this;
  }

  /** Is refused with exactly this reason, in a rejection that has at least these fields. */
  refuses(reason: Reason, rejection: Partial<Rejection> = {}): this {
    expect(this.answer).toMatchObject({ _tag: 'Left', left: rejection });
    const { answer } = this;
    expect(answer._tag === 'Left' ? answer.left.reason : answer).toEqual(reason);
    return this;
  }

  /** Meets a board that contradicts itself. */
  contradicts(contradiction: Partial<Contradiction>): this {
    expect(this.answer).toMatchObject({ _tag: 'Contradiction', ...contradiction });
    return this;
  }
}

/** Commands on a board where some things have happened. */
export class Given {
  constructor(
    private readonly past: ReadonlyArray<Past>,
    private readonly satisfiedBy: SatisfiedBy = ['done'],
    private readonly ruleBook: Rules = rules,
    private readonly retry: Retry = defaultRetry,
  ) {}

  /** On a board with this policy. */
  where(satisfiedBy: SatisfiedBy): Given {
    return new Given(this.past, satisfiedBy, this.ruleBook, this.retry);
  }

  /** Under other rules. */
  under(ruleBook: Rules): Given {
    return new Given(this.past, this.satisfiedBy, ruleBook, this.retry);
  }

  /** With other rules of trying again. */
  retrying(retry: Partial<Retry>): Given {
    return new Given(this.past, this.satisfiedBy, this.ruleBook, { ...this.retry, ...retry });
  }

  /** Runs the commands one after the other; what is expected is expected of the last. */
  when(command: Command, ...more: ReadonlyArray<Command>): Then {
    const ledger = new PureLedger(this.satisfiedBy, this.retry);
    for (const one of this.past) {
      if ('ms' in one || '_tag' in one) ledger.live(one, this.ruleBook);
      else ledger.append([one]);
    }
    let came = ledger.ask(command, this.ruleBook);
    for (const one of more) came = ledger.ask(one, this.ruleBook);
    return new Then(came, ledger);
  }
}

/** A board on which this has happened; the first event has position 3, after those of the ledger itself. */
export const given = (...past: ReadonlyArray<Past>): Given => new Given(past);

export { create as created };

/** Links as a writer does that does not demote. */
export const strayLinked = (parentId: string, childId: string): NewEvent => ({
  kind: 'linked',
  data: { parentId, parentStatus: 'ready', binds: 'now' },
  taskId: childId,
  status: 'ready',
});
