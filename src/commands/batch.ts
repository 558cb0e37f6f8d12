import { isLeft, left, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import { claimedFrom } from '../events/claimed-from';
import type { Recorded } from '../events/recorded';
import type { WriterJoined } from '../events/writer-joined';
import type { Answer } from './answer';
import type { Command } from './command';
import { answerOf, needsOf } from './decide';
import type { Contradiction } from './decision';
import { Givens } from './givens';
import { together } from './needs';
import type { Needs } from './needs';
import type { NewEvent } from './new-event';
import type { News } from './news';
import type { Outcome } from './outcome';
import { recordAll } from './record-all';
import { recordEvent } from './record-event';
import { replay } from './replay';
import type { Request } from './request';
import type { Retry } from './retry';
import type { Rules } from './rules';
import { Slice } from './slice';
import type { Head, WriteTransaction } from './store';
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
  /** What it appended. */
  readonly news: News;
  readonly joinedAt: number | null;
}

const needsOfRequest = ({ command, commandId, fresh }: Request): Needs =>
  fresh ? needsOf(command) : { ...needsOf(command), commands: [commandId] };

const corrupt = ({ taskId, detail }: Contradiction): Either<StoreFault, never> =>
  left({ _tag: 'Corrupt', position: null, detail: `task ${JSON.stringify(taskId)}: ${detail}` });

/** The unit of work: requests decided one after the other inside one transaction, each seeing the effects of those before it. */
export class Batch {
  private joinedAt: number | null;
  private appended = 0;
  private claimable = false;
  private readonly givens = new Givens();

  private constructor(
    private readonly transaction: WriteTransaction,
    private readonly writer: Writer,
    private readonly requests: ReadonlyArray<Request>,
    private head: Head,
    private slice: Slice,
  ) {
    this.joinedAt = writer.joinedAt;
  }

  /** Decides all of `requests` and writes what they append; the caller commits. */
  static async run(
    transaction: WriteTransaction,
    writer: Writer,
    requests: ReadonlyArray<Request>,
  ): Promise<BatchResult> {
    const head = await transaction.head();
    const needs = together(requests.map(needsOfRequest));
    const slice = new Slice(head, needs, await transaction.load(needs));
    return new Batch(transaction, writer, requests, head, slice).all();
  }

  private async all(): Promise<BatchResult> {
    const decided: Array<Either<StoreFault, Omit<Outcome, 'given'>>> = [];
    for (let i = 0; i < this.requests.length; i += 1) decided.push(await this.one(i));
    await this.flush();
    const given = await this.givens.load(this.transaction);
    const outcomes = decided.map((one) => (isLeft(one) ? one : right({ ...one.right, given })));
    const { appended, claimable, head } = this;
    return { outcomes, news: { position: head.position, appended, claimable }, joinedAt: this.joinedAt };
  }

  private async one(index: number): Promise<Either<StoreFault, Omit<Outcome, 'given'>>> {
    const request = this.requests[index]!;
    const { commandId } = request;
    const before = this.slice.commands.get(commandId);
    if (before !== undefined) {
      await this.flush();
      const answer = await replay(this.transaction, request, before, this.givens);
      const reused = isLeft(answer) && answer.left.reason._tag === 'command_id_reused';
      return right({ commandId, replayed: !reused, answer });
    }
    const answer = await this.answer(index, request);
    return isLeft(answer) ? answer : right({ commandId, replayed: false, answer: answer.right });
  }

  /** Decides a request; one that wants more than was loaded goes on with what is loaded next. */
  private async answer(index: number, request: Request): Promise<Either<StoreFault, Answer>> {
    const recorded: Recorded[] = [];
    const at = { now: this.transaction.now(), retry: this.writer.retry };
    let { command } = request;
    if (!this.slice.covers(needsOf(command))) await this.reload(index, command);
    for (;;) {
      const decision = this.writer.rules.decide(command, this.slice, at);
      if (decision._tag === 'Append') {
        this.apply(decision.events, request, at.now, recorded);
        if (decision.next === null) break;
        const looked = decision.events.length === 0;
        command = decision.next;
        if (looked || !this.slice.covers(needsOf(command))) await this.reload(index, command);
      } else if (recorded.length > 0) {
        break;
      } else {
        return decision._tag === 'Reply' ? right(decision.answer) : corrupt(decision);
      }
    }
    return right(answerOf(request.command, recorded));
  }

  /** Writes what is pending and looks again, for what is left of this request and for those behind it. */
  private async reload(index: number, rest: Command): Promise<void> {
    await this.flush();
    const begun = { ...needsOf(rest), commands: [this.requests[index]!.commandId] };
    const needs = together([begun, ...this.requests.slice(index + 1).map(needsOfRequest)]);
    this.slice = new Slice(this.head, needs, await this.transaction.load(needs));
  }

  private async flush(): Promise<void> {
    const { pending } = this.slice;
    if (pending.isEmpty) return;
    await this.transaction.append(pending.changes(this.slice));
    this.head = { ...this.head, position: this.slice.position };
    this.slice.written();
  }

  private apply(
    events: ReadonlyArray<NewEvent>,
    request: Request,
    createdAt: number,
    recorded: Recorded[],
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
        version: (this.slice.task(taskId)?.version ?? 0) + 1,
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
      this.appended += 1;
      if (claimedFrom.is(status)) this.claimable = true;
      if (event.kind === 'claimed') this.givens.add(this.slice.task(taskId));
      return one;
    };
    recorded.push(...recordAll(events, this.slice, this.writer.rules, record));
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
