import { isLeft, left, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import type { Recorded } from '../events/recorded';
import type { WriterJoined } from '../events/writer-joined';
import type { Task } from '../projections/task';
import type { Answer } from './answer';
import type { Command } from './command';
import { answerOf, needsOf } from './decide';
import type { Contradiction } from './decision';
import { Givens } from './givens';
import type { ClaimedTasks } from './givens';
import type { Head } from './head';
import { moved, movedAnswer } from './moved';
import { together } from './needs';
import type { Loaded, Needs } from './needs';
import type { NewEvent } from './new-event';
import type { News } from './news';
import { newsOf } from './news-of';
import type { Outcome } from './outcome';
import { recordAll } from './record-all';
import { recordEvent } from './record-event';
import { replay } from './replay';
import type { Request } from './request';
import type { Retry } from './retry';
import type { Rules } from './rules';
import { Slice } from './slice';
import type { Changes, Draft, Looks, WriteTransaction } from './store';
import type { StoreFault } from './store-fault';

/** Who writes, and how it decides. */
export interface Writer {
  readonly rules: Rules;
  readonly retry: Retry;
  readonly identity: WriterJoined;
  /** The position of this writer's `writer_joined` event, or null before its first batch. */
  readonly joinedAt: number | null;
}

/** What a transaction came to: an outcome for each request, in order. */
export interface BatchResult {
  readonly outcomes: ReadonlyArray<Either<StoreFault, Outcome>>;
  /** What it appended; null for nothing. */
  readonly news: News | null;
  readonly joinedAt: number | null;
}

const needsOfRequest = ({ command, commandId, fresh }: Request): Needs =>
  fresh ? needsOf(command) : { ...needsOf(command), commands: [commandId] };

const corrupt = ({ taskId, detail }: Contradiction): Either<StoreFault, never> =>
  left({ _tag: 'Corrupt', position: null, detail: `task ${JSON.stringify(taskId)}: ${detail}` });

/** What was asked of the board, and found. */
interface Look {
  readonly needs: Required<Needs>;
  readonly loaded: Loaded;
}

/** What a request comes to, once it is known by how much the positions of this batch have moved. */
interface Decided {
  readonly commandId: string;
  readonly replayed: boolean;
  readonly answer: (movedBy: number) => Answer;
  readonly claimed: ClaimedTasks;
}

/** What a batch comes to, by how much its positions have moved. */
type Settle = (movedBy: number) => BatchResult;

/**
 * The unit of work: requests decided one after the other, each seeing the effects of those before it; inside one
 * transaction, or as a draft, without the board's lock, as far as one look at the board suffices for all of them.
 */
export class Batch {
  private joinedAt: number | null;
  /** What was flushed, or is in the draft. */
  private news: News | null = null;
  private readonly givens: Givens;
  /** The head as it was at the first look. */
  private readonly head: Head;
  private slice: Slice;

  private constructor(
    private readonly queries: Looks,
    /** Null for a draft. */
    private readonly transaction: WriteTransaction | null,
    private readonly writer: Writer,
    private readonly requests: ReadonlyArray<Request>,
    { needs, loaded }: Look,
  ) {
    this.joinedAt = writer.joinedAt;
    this.head = loaded.head;
    this.slice = new Slice(needs, loaded);
    this.givens = new Givens(loaded.contents);
  }

  /** Decides all of `requests` and writes what they append; the caller commits. */
  static async run(
    transaction: WriteTransaction,
    writer: Writer,
    requests: ReadonlyArray<Request>,
  ): Promise<BatchResult> {
    const batch = await Batch.begin(transaction, transaction, writer, requests);
    const settle = await batch.all();
    if (settle === null) throw new Error('a batch that may look again did not');
    await batch.flush(transaction);
    return settle(0);
  }

  /** Decides all of `requests` on one look at the board and writes nothing; null where they want a second look. */
  static async draft(
    queries: Looks,
    writer: Writer,
    requests: ReadonlyArray<Request>,
  ): Promise<Draft<BatchResult> | null> {
    const batch = await Batch.begin(queries, null, writer, requests);
    const settle = await batch.all();
    return settle === null ? null : { changes: batch.pendingChanges(), settle };
  }

  private static async begin(
    queries: Looks,
    transaction: WriteTransaction | null,
    writer: Writer,
    requests: ReadonlyArray<Request>,
  ): Promise<Batch> {
    const needs = together(requests.map(needsOfRequest));
    const loaded = await queries.load(needs);
    return new Batch(queries, transaction, writer, requests, { needs, loaded });
  }

  private async all(): Promise<Settle | null> {
    const decided: Array<Either<StoreFault, Decided>> = [];
    for (let i = 0; i < this.requests.length; i += 1) {
      const one = await this.one(i);
      if (one === null) return null;
      decided.push(one);
    }
    const claimed = decided.flatMap((one) => (isLeft(one) ? [] : one.right.claimed));
    await this.givens.load(this.queries, claimed);
    return (movedBy) => this.settled(decided, movedBy);
  }

  private settled(decided: ReadonlyArray<Either<StoreFault, Decided>>, movedBy: number): BatchResult {
    const outcomes = decided.map((one): Either<StoreFault, Outcome> => {
      if (isLeft(one)) return one;
      const { commandId, replayed, answer, claimed } = one.right;
      return right({ commandId, replayed, answer: answer(movedBy), given: this.givens.of(claimed) });
    });
    const { joinedAt, news, writer } = this;
    return {
      outcomes,
      news: news === null ? null : { ...news, position: news.position + movedBy },
      joinedAt: joinedAt === null || joinedAt === writer.joinedAt ? joinedAt : joinedAt + movedBy,
    };
  }

  /** Decides one request; null where that takes a second look, and this is a draft. */
  private async one(index: number): Promise<Either<StoreFault, Decided> | null> {
    const request = this.requests[index]!;
    const { commandId } = request;
    const before = this.slice.commands.get(commandId);
    if (before !== undefined) {
      const { transaction } = this;
      if (transaction === null) return null;
      await this.flush(transaction);
      const { answer, claimed } = await replay(transaction, request, before);
      const reused = isLeft(answer) && answer.left.reason._tag === 'command_id_reused';
      return right({ commandId, replayed: !reused, answer: () => answer, claimed });
    }
    const claimed: Task[] = [];
    const answer = await this.answer(index, request, claimed);
    if (answer === null) return null;
    return isLeft(answer) ? answer : right({ commandId, replayed: false, answer: answer.right, claimed });
  }

  /** Decides a request, adding to the tasks `claimed`; one that wants more than was loaded goes on with what is loaded next. */
  private async answer(
    index: number,
    request: Request,
    claimed: Task[],
  ): Promise<Either<StoreFault, Decided['answer']> | null> {
    const recorded: Recorded[] = [];
    const at = { now: this.queries.now(), retry: this.writer.retry };
    let { command } = request;
    if (!this.slice.covers(needsOf(command)) && !(await this.reload(index, command))) return null;
    for (;;) {
      const decision = this.writer.rules.decide(command, this.slice, at);
      if (decision._tag === 'Append') {
        this.apply(decision.events, request, at.now, recorded, claimed);
        if (decision.next === null) break;
        const looked = decision.events.length === 0;
        command = decision.next;
        const enough = !looked && this.slice.covers(needsOf(command));
        if (!enough && !(await this.reload(index, command))) return null;
      } else if (recorded.length > 0) {
        break;
      } else {
        if (decision._tag === 'Contradiction') return corrupt(decision);
        const { answer } = decision;
        return right((movedBy) => movedAnswer(answer, this.head.position, movedBy));
      }
    }
    return right((movedBy) => answerOf(request.command, moved(recorded, this.head.position, movedBy)));
  }

  /** Writes what is pending and looks again, for what is left of this request and for those behind it; false for a draft, which does not. */
  private async reload(index: number, rest: Command): Promise<boolean> {
    const { transaction } = this;
    if (transaction === null) return false;
    await this.flush(transaction);
    const begun = { ...needsOf(rest), commands: [this.requests[index]!.commandId] };
    const needs = together([begun, ...this.requests.slice(index + 1).map(needsOfRequest)]);
    const loaded = await transaction.load(needs);
    this.slice = new Slice(needs, loaded);
    this.givens.know(loaded.contents);
    return true;
  }

  private async flush(transaction: WriteTransaction): Promise<void> {
    const { pending } = this.slice;
    if (pending.isEmpty) return;
    await transaction.append(this.pendingChanges());
    this.slice.written();
  }

  private pendingChanges(): Changes {
    const changes = this.slice.pending.changes(this.slice);
    if (changes.events.length > 0) this.news = newsOf(changes, this.news);
    return changes;
  }

  private apply(
    events: ReadonlyArray<NewEvent>,
    request: Request,
    createdAt: number,
    recorded: Recorded[],
    claimed: Task[],
  ): void {
    if (events.length === 0) return;
    const { commandId, requestHash, actor, correlation } = request;
    const writer = this.join(actor, createdAt);
    const record = (event: NewEvent, causation: number | null): Recorded => {
      const { taskId, status, content } = event;
      const one = recordEvent(event, {
        ledgerId: this.head.ledgerId,
        position: this.slice.position + 1,
        taskId,
        version: taskId === null ? null : (this.slice.task(taskId)?.version ?? 0) + 1,
        status,
        content,
        actor,
        writer,
        createdAt,
        commandId,
        requestHash,
        causation,
        correlation,
      });
      this.slice.apply(one);
      const task = event.kind === 'claimed' && taskId !== null ? this.slice.task(taskId) : undefined;
      if (task !== undefined) claimed.push(task);
      if (one.content !== null) this.givens.keep(one.stored.position, one.content.content);
      if (event.kind === 'content_erased') this.givens.forget(event.data.positions);
      return one;
    };
    for (const one of recordAll(events, this.slice, this.writer.rules, record)) recorded.push(one);
  }

  /** The position of this writer's `writer_joined`, appended before its first event, and at the same time. */
  private join(actor: string, createdAt: number): number {
    if (this.joinedAt !== null) return this.joinedAt;
    const position = this.slice.position + 1;
    const joined = { kind: 'writer_joined', data: this.writer.identity } as const;
    this.slice.apply(
      recordEvent(joined, {
        ledgerId: this.head.ledgerId,
        position,
        taskId: null,
        version: null,
        status: null,
        content: undefined,
        actor,
        writer: position,
        createdAt,
        commandId: null,
        requestHash: null,
        causation: null,
        correlation: null,
      }),
    );
    this.joinedAt = position;
    return position;
  }
}
