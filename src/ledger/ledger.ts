import { isLeft } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import type { TaskEither } from 'fp-ts/TaskEither';
import type { AuditReport } from '../audit/report';
import type { GroupCommit } from '../commands/group-commit';
import { request } from '../commands/request';
import type { Queries, Store, TaskFilter } from '../commands/store';
import type { StoreFault } from '../commands/store-fault';
import type { DecodeFault } from '../events/decode-fault';
import type { Recorded } from '../events/recorded';
import { auditStore } from './audit-store';
import type { AuditInput } from './audit-store';
import { InvalidInput, LedgerFault } from './errors';
import type * as ask from './input-types';
import { name } from './fields';
import { inputs } from './inputs';
import { mustRead } from './log-fold';
import type { Progress } from './log-pages';
import { methods } from './methods';
import type { Called, Method } from './methods';
import type * as outcomes from './outcomes';
import { rebuild } from './rebuild';
import type { RebuildReport } from './rebuild';
import { requestOf } from './request-of';
import { taskView } from './task-view';
import type { TaskDetail, TaskView } from './task-view';
import { verify } from './verify';
import type { VerifyReport } from './verify';

/** What a ledger is made of; `openLedger` puts it together. */
export interface LedgerParts {
  readonly ledgerId: string;
  readonly store: Store;
  readonly writer: GroupCommit;
  /** Who asks where a command does not say. */
  readonly actor: string;
}

/** One page of tasks, and where the next begins: null at the end. */
export interface TaskPage {
  readonly tasks: ReadonlyArray<TaskView>;
  readonly next: number | null;
}

const mustBeValid = <A>(read: Either<DecodeFault, A>): A => {
  if (isLeft(read)) throw new InvalidInput(read.left);
  return read.right;
};

/**
 * A board. Commands resolve to tagged outcomes: a refusal is one of them. What is not of the right form throws
 * {@link InvalidInput}; what the store cannot do throws {@link LedgerFault}.
 */
export class Ledger {
  /** The identity of this log, from its first event. */
  readonly id: string;

  constructor(private readonly parts: LedgerParts) {
    this.id = parts.ledgerId;
  }

  /** Makes a task: ready if all its parents satisfy, else todo. Refused: a taken id, an unknown parent. */
  create(input: ask.CreateInput): Promise<outcomes.CreateOutcome> {
    return this.submit(methods.create, input);
  }

  /** Makes many tasks with the links between them, all or none. Refused: a cycle, a taken id, an unknown parent. */
  createGraph(input: ask.CreateGraphInput): Promise<outcomes.CreateGraphOutcome> {
    return this.submit(methods.createGraph, input);
  }

  /** Gives a task one more parent; a ready child of an open parent waits again. Refused: a cycle, a link to itself, an unknown task. */
  link(input: ask.LinkCommandInput): Promise<outcomes.LinkOutcome> {
    return this.submit(methods.link, input);
  }

  /** Takes a parent from a task; a child that waited for it alone is ready. Refused: no such link. */
  unlink(input: ask.UnlinkInput): Promise<outcomes.UnlinkOutcome> {
    return this.submit(methods.unlink, input);
  }

  /** Takes a ready task. Refused, and recorded: while a parent is open, while somebody holds it, once it has ended. */
  claim(input: ask.ClaimInput): Promise<outcomes.ClaimOutcome> {
    return this.submit(methods.claim, input);
  }

  /** Takes the next ready tasks: highest priority first, then oldest. `NoneReady` where there is none. */
  claimNext(input: ask.ClaimNextInput): Promise<outcomes.ClaimNextOutcome> {
    return this.submit(methods.claimNext, input);
  }

  /** Gives a claimed task back. Refused: the attempt presented does not stand. */
  release(input: ask.ReleaseInput): Promise<outcomes.ReleaseOutcome> {
    return this.submit(methods.release, input);
  }

  /** Ends a task; children that waited for it alone are ready. Refused, and recorded: the attempt presented does not stand. */
  complete(input: ask.CompleteInput): Promise<outcomes.CompleteOutcome> {
    return this.submit(methods.complete, input);
  }

  /** A task with its parents, or null where there is none. */
  async get(taskId: string): Promise<TaskDetail | null> {
    const asked = mustBeValid(name('get.taskId', taskId));
    const detail = await this.read((queries) => queries.detail(asked));
    if (detail === undefined) return null;
    const parentsSeen = detail.parents.map(({ id, status, position }) => ({ id, status, position }));
    return { ...taskView(detail), parentsSeen };
  }

  /** Tasks in the order of their creation, a page at a time. */
  async list(input: ask.ListInput = {}): Promise<TaskPage> {
    const { status, assignee, parentId, after, limit } = mustBeValid(inputs.list('list', input));
    const filter: TaskFilter = {
      ...(status === undefined ? {} : { statuses: status }),
      ...(assignee === undefined ? {} : { assignee }),
      ...(parentId === undefined ? {} : { parentId }),
    };
    const tasks = (await this.read((queries) => queries.tasks(filter, after, limit))).map(taskView);
    return { tasks, next: tasks.length < limit ? null : (tasks.at(-1)?.position ?? null) };
  }

  /** A task's events in order, refusals too. */
  async history(taskId: string, input: ask.HistoryInput = {}): Promise<ReadonlyArray<Recorded>> {
    const id = mustBeValid(name('history.taskId', taskId));
    const { after, limit } = mustBeValid(inputs.history('history', input));
    return this.read(async (queries) => (await queries.history(id, after, limit)).map(mustRead));
  }

  /** The log from a position on, in order; empty past its end. A page can be shorter than `limit` where contents are large. */
  async events(input: ask.EventsInput = {}): Promise<ReadonlyArray<Recorded>> {
    const { from, limit } = mustBeValid(inputs.events('events', input));
    return this.read(async (queries) => (await queries.events(from - 1, limit)).map(mustRead));
  }

  /** The position of the last event. */
  async head(): Promise<number> {
    return (await this.read((queries) => queries.head())).position;
  }

  /** Rebuilds the views from the log and says what it mended; reads and writes go on meanwhile. */
  rebuild(input: { readonly onProgress?: Progress } = {}): Promise<RebuildReport> {
    return this.run(rebuild(this.parts.store, input.onProgress ?? (() => undefined)));
  }

  /** Recomputes every hash and every row of the views, and the root of the log. */
  verify(input: { readonly onProgress?: Progress } = {}): Promise<VerifyReport> {
    return this.run(verify(this.parts.store, input.onProgress ?? (() => undefined)));
  }

  /** Replays every claim, and every refusal, against the state of its parents, from the log alone. */
  async audit(input: AuditInput = {}): Promise<AuditReport> {
    mustBeValid(inputs.audit('audit', input));
    return this.run(auditStore(this.parts.store, input));
  }

  /** Waits for what is under way, then lets go of the store. */
  async close(): Promise<void> {
    await this.parts.writer.close();
    await this.parts.store.close();
  }

  private async submit<I extends Called, O>(method: Method<I, O>, input: object): Promise<O> {
    const read = mustBeValid(method.read(method.name, input));
    const command = method.command(read);
    const claimant = 'claimant' in command ? command.claimant : null;
    const one = request(command, requestOf(read), {
      actor: read.actor ?? claimant ?? this.parts.actor,
      commandId: read.commandId,
      correlation: read.correlation,
    });
    const result = await this.parts.writer.submit(one);
    if (isLeft(result)) throw new LedgerFault(result.left, one.commandId);
    return method.outcome(result.right);
  }

  private read<A>(work: (queries: Queries) => Promise<A>): Promise<A> {
    return this.run(this.parts.store.read(work));
  }

  private async run<A>(work: TaskEither<StoreFault, A>): Promise<A> {
    const result = await work();
    if (isLeft(result)) throw new LedgerFault(result.left);
    return result.right;
  }
}
