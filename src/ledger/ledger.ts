import { isLeft } from 'fp-ts/Either';
import type { Observation } from '../audit/observation';
import type { Explanation } from '../audit/explain/explanation';
import type { TaskStory } from '../audit/explain/story';
import type { Hearing } from '../commands/hearing';
import type { Heard } from '../commands/news';
import { request } from '../commands/request';
import type { Request } from '../commands/request';
import type { Queries } from '../commands/store';
import type { Recorded } from '../events/recorded';
import type { TaskStatus } from '../events/status';
import { AttemptStories } from './attempts';
import type { AttemptStory } from './attempts';
import { auditStore } from './audit-store';
import type { AuditInput, LedgerReport } from './audit-store';
import type { BoardCounts } from './board-counts';
import { LedgerFault, mustBeValid, orFault } from './errors';
import { explain } from './explain/explain';
import type { ReadyExplanation } from './explain-ready';
import { callback, name } from './fields';
import type { TaskGraph } from './graph';
import type * as ask from './input-types';
import { inputs } from './inputs';
import type { LedgerParts } from './ledger-parts';
import { mustRead } from './log-fold';
import { eachOfHistory } from './log-pages';
import type { Progress } from './log-pages';
import { methods } from './methods';
import type { Called, Method } from './methods';
import { observations } from './observations';
import * as outcomes from './outcomes';
import { diff } from './past/diff';
import type { BoardDiff } from './past/diff';
import { pastBoard } from './past/past-board';
import type { PastBoard } from './past/past-board';
import { Readings } from './readings';
import type { BoardAccess, BoardReadings, TaskPage } from './readings';
import { rebuild } from './rebuild';
import type { RebuildReport } from './rebuild';
import { requestOf } from './request-of';
import type { TaskDetail } from './task-view';
import { verify } from './verify';
import type { VerifyReport } from './verify';
import type { Glance } from './workers/board-at-work';
import { listen } from './workers/notices';
import type { Running } from './workers/running';
import { SubscriptionLoop } from './workers/subscription';
import type { EventHandler, Followed, Subscription } from './workers/subscription';
import { SweepLoop } from './workers/sweeper';
import type { Sweeper } from './workers/sweeper';
import { waitFor } from './workers/wait-for';
import type { WaitOutcome } from './workers/wait-for';
import { WorkLoop } from './workers/worker';
import type { TaskHandler, Worker } from './workers/worker';

/**
 * A board. Commands resolve to tagged outcomes: a refusal is one of them. What is not of the right form throws
 * {@link InvalidInput}; what the store cannot do throws {@link LedgerFault}.
 */
export class Ledger implements BoardReadings {
  /** The identity of this log, from its first event. */
  readonly id: string;

  /** What goes on until it is stopped. Whoever started it hears of its failure; closing only waits for its end. */
  private readonly background = new Set<Running>();

  private readonly readings: Readings;

  constructor(private readonly parts: LedgerParts) {
    this.id = parts.ledgerId;
    const board: BoardAccess['board'] = (work) => this.read(work);
    const tried: BoardAccess['tried'] = async (_taskId, claim, work) => {
      const preview = await orFault(parts.writer.preview(claim));
      return this.read((queries) => work(queries, preview));
    };
    this.readings = new Readings({ board, task: (_taskId, work) => board(work), tried }, parts.actor);
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

  /** Lets a child not wait for a parent, for as long as their link stands. Refused: no such link. */
  waive(input: ask.WaiveInput): Promise<outcomes.WaiveOutcome> {
    return this.submit(methods.waive, input);
  }

  /** Takes a task that is ready, or that waits for a review. Refused, and recorded: while a parent is open, while somebody holds it, once it has ended. */
  claim(input: ask.ClaimInput): Promise<outcomes.ClaimOutcome> {
    return this.submit(methods.claim, input);
  }

  /** Takes the next tasks that wait for a claim: highest priority first, then oldest. `NoneReady` where there is none. */
  claimNext(input: ask.ClaimNextInput): Promise<outcomes.ClaimNextOutcome> {
    return this.submit(methods.claimNext, input);
  }

  /** Says that the holder is alive: its lease goes on. Nothing is recorded while two thirds of it are left. Refused: the attempt presented does not stand. */
  heartbeat(input: ask.HeartbeatInput): Promise<outcomes.HeartbeatOutcome> {
    return this.submit(methods.heartbeat, input);
  }

  /** Gives a claimed task back. Refused: the attempt presented does not stand. */
  release(input: ask.ReleaseInput): Promise<outcomes.ReleaseOutcome> {
    return this.submit(methods.release, input);
  }

  /** Ends a task; children that waited for it alone are ready. Refused, and recorded: the attempt presented does not stand. */
  complete(input: ask.CompleteInput): Promise<outcomes.CompleteOutcome> {
    return this.submit(methods.complete, input);
  }

  /**
   * Ends a task and takes the next ones, those that this makes ready too, in one transaction; `claims` is empty where none
   * was ready. Refused, and recorded, as {@link Ledger.complete} is: then nothing is taken.
   */
  completeAndClaimNext(input: ask.CompleteAndClaimNextInput): Promise<outcomes.CompleteAndClaimNextOutcome> {
    return this.submit(methods.completeAndClaimNext, input);
  }

  /** Ends an attempt without success: the task is tried again, at once or after a while, or given up. Refused, and recorded: the attempt presented does not stand. */
  fail(input: ask.FailInput): Promise<outcomes.FailOutcome> {
    return this.submit(methods.fail, input);
  }

  /** Ends an attempt with an outcome that somebody has to review. Refused: the attempt presented does not stand. */
  requestReview(input: ask.RequestReviewInput): Promise<outcomes.ChangeOutcome<'ReviewRequested'>> {
    return this.submit(methods.requestReview, input);
  }

  /** Ends a review: the task has to be worked on again. Refused: it is not in review, or somebody else reviews it. */
  requestChanges(input: ask.RequestChangesInput): Promise<outcomes.ChangeOutcome<'ChangesRequested'>> {
    return this.submit(methods.requestChanges, input);
  }

  /** Has a task wait for a time. Refused: it has ended, is blocked or in triage, or somebody holds it. */
  schedule(input: ask.ScheduleInput): Promise<outcomes.ChangeOutcome<'Scheduled'>> {
    return this.submit(methods.schedule, input);
  }

  /** Holds a task back until somebody unblocks it. Refused: it has ended, is blocked already, or somebody holds it. */
  block(input: ask.BlockInput): Promise<outcomes.ChangeOutcome<'Blocked'>> {
    return this.submit(methods.block, input);
  }

  /** Lets a blocked task go on: through the gate, or back to its review. */
  unblock(input: ask.ChangeInput): Promise<outcomes.ChangeOutcome<'Unblocked'>> {
    return this.submit(methods.unblock, input);
  }

  /** Puts a task aside until it is specified. */
  triage(input: ask.ChangeInput): Promise<outcomes.ChangeOutcome<'Triaged'>> {
    return this.submit(methods.triage, input);
  }

  /** Says that a task in triage can be done as it stands. */
  specify(input: ask.ChangeInput): Promise<outcomes.ChangeOutcome<'Specified'>> {
    return this.submit(methods.specify, input);
  }

  /** Ends a task without doing it; whoever holds it loses it. With `dryRun` it only tells what would happen. */
  cancel(input: ask.CancelInput): Promise<outcomes.CancelOutcome> {
    return this.submitOrTry(methods.cancel, input);
  }

  /** Has a task that has ended done after all; its children wait again. With `dryRun` it only tells what would happen. */
  reopen(input: ask.ReopenInput): Promise<outcomes.ReopenOutcome> {
    return this.submitOrTry(methods.reopen, input);
  }

  /** Hides a task that nobody holds; nothing but comments and erasures can be done to it then. */
  archive(input: ask.ChangeInput): Promise<outcomes.ChangeOutcome<'Archived'>> {
    return this.submit(methods.archive, input);
  }

  /** Shows a hidden task again. */
  unarchive(input: ask.ChangeInput): Promise<outcomes.ChangeOutcome<'Unarchived'>> {
    return this.submit(methods.unarchive, input);
  }

  /** Says something about a task, whatever its status. */
  comment(input: ask.CommentInput): Promise<outcomes.ChangeOutcome<'Commented'>> {
    return this.submit(methods.comment, input);
  }

  /** Means a task for somebody, or for anybody. */
  assign(input: ask.AssignInput): Promise<outcomes.ChangeOutcome<'Assigned'>> {
    return this.submit(methods.assign, input);
  }

  /** Gives a task another priority. */
  prioritise(input: ask.PrioritiseInput): Promise<outcomes.ChangeOutcome<'Prioritised'>> {
    return this.submit(methods.prioritise, input);
  }

  /** Writes the title of a task anew, or its data, or both. */
  edit(input: ask.EditInput): Promise<outcomes.ChangeOutcome<'Edited'>> {
    return this.submit(methods.edit, input);
  }

  /** Takes away what people wrote, in all the events of a task or in one event; log, hashes and audit stay whole. */
  erase(input: ask.EraseInput): Promise<outcomes.EraseOutcome> {
    return this.submit(methods.erase, input);
  }

  /** Reclaims what is held under leases that have passed, and wakes what has become due, the longest overdue first. */
  sweep(input: ask.SweepInput = {}): Promise<outcomes.SweepOutcome> {
    return this.submit(methods.sweep, input);
  }

  /** A task with its parents, or null where there is none. */
  get(taskId: string): Promise<TaskDetail | null> {
    return this.readings.get(taskId);
  }

  /** Tasks that match, a page at a time. */
  list(input: ask.ListInput = {}): Promise<TaskPage> {
    return this.readings.list(input);
  }

  /** How many tasks there are, by status and by assignee. */
  counts(): Promise<BoardCounts> {
    return this.readings.counts();
  }

  /** A task with all its ancestors and descendants and the links between them; null where there is no such task. */
  graph(taskId: string, input: ask.GraphInput = {}): Promise<TaskGraph | null> {
    return this.readings.graph(taskId, input);
  }

  /** Whether a task could be claimed now, and which events say why not; null where there is no such task. */
  explainReady(taskId: string): Promise<ReadyExplanation | null> {
    return this.readings.explainReady(taskId);
  }

  /**
   * The board as it was after a position, or at a time: after the last position, in the order of the log, that was
   * recorded at or before it. A position that is not in the log, and a time before its first event, throw {@link InvalidInput}.
   */
  asOf(point: ask.LogPoint): Promise<PastBoard> {
    return pastBoard(this.parts, point);
  }

  /** What changed after one point of the log, up to and with another, task by task; the second must not be before the first. */
  diff(from: ask.LogPoint, to: ask.LogPoint): Promise<BoardDiff> {
    return diff(this.parts, from, to);
  }

  /** Why the event at a position is as it is: the rule, what it rested on, and what would have had to be different; null past the end of the log. */
  explain(position: number): Promise<Explanation | null>;
  /** The story of a task, from its first event to its last; null where there is no such task. */
  explain(taskId: string): Promise<TaskStory | null>;
  explain(asked: number | string): Promise<Explanation | TaskStory | null> {
    return explain(this.parts.store, asked);
  }

  /** Every attempt at a task in order, with how it ended and what was said then; none where there is no such task. */
  async attempts(taskId: string): Promise<ReadonlyArray<AttemptStory>> {
    const asked = mustBeValid(name('attempts.taskId', taskId));
    return this.read(async (queries) => {
      const stories = new AttemptStories();
      await eachOfHistory(queries, asked, (row) => stories.add(mustRead(row)));
      return stories.all;
    });
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

  /** The log up to a position, or to its end, as an examiner sees it: events that cannot be read are among them. */
  observations(input: ask.ObservationsInput = {}): AsyncIterable<Observation> {
    return observations(this.parts.store, mustBeValid(inputs.observations('observations', input)).to);
  }

  /** The position of the last event. */
  async head(): Promise<number> {
    return (await this.read((queries) => queries.head())).position;
  }

  /** The place where the board goes on, where it was moved away from here; null where it goes on here. */
  movedTo(): Promise<string | null> {
    return this.read(async (queries) => (await queries.head()).sealedTo);
  }

  /** Rebuilds the views from the log and says what it mended; reads and writes go on meanwhile. */
  rebuild(input: { readonly onProgress?: Progress } = {}): Promise<RebuildReport> {
    return orFault(rebuild(this.parts.store, input.onProgress ?? (() => undefined)));
  }

  /**
   * Writes the store anew, so that nothing of what was erased is left in the room that it took: it takes time with the
   * size of the board, and nobody writes meanwhile.
   */
  compact(): Promise<void> {
    return orFault(this.parts.store.compact());
  }

  /** Recomputes every hash and every row of the views, and the root of the log. */
  verify(input: { readonly onProgress?: Progress } = {}): Promise<VerifyReport> {
    return orFault(verify(this.parts.store, input.onProgress ?? (() => undefined)));
  }

  /** Replays every claim, and every refusal, against the state of its parents, from the log alone; with `replayDecisions` it asks today's rules for each of them again. */
  async audit(input: AuditInput = {}): Promise<LedgerReport> {
    mustBeValid(inputs.audit('audit', input));
    return orFault(auditStore(this.parts.store, input));
  }

  /**
   * Takes tasks and does them until it is stopped, or the process is asked to end: it claims, sends heartbeats while the
   * handler runs, completes with what that returns and fails with what it throws.
   */
  work(input: ask.WorkInput, handler: TaskHandler): Worker {
    const { filter, retry, ...options } = mustBeValid(inputs.work('work', input));
    mustBeValid(callback('work.handler', handler));
    const { attempts, backoff: delayMs } = retry;
    const settled = { ...options, ...filter, attempts, delayMs };
    return this.running(new WorkLoop(this, () => this.glance(), settled, handler));
  }

  /** Sweeps again and again until it is stopped. */
  startSweeper(input: ask.SweeperInput = {}): Sweeper {
    const { everyMs } = mustBeValid(inputs.startSweeper('startSweeper', input));
    return this.running(new SweepLoop(this, everyMs));
  }

  /**
   * Hears of every event in the order of the log, those that are there and then those that come, at least once each; how
   * far it has come is noted under its name. A handler that throws ends its own subscription.
   */
  subscribe(input: ask.SubscribeInput, handler: EventHandler): Subscription {
    const options = mustBeValid(inputs.subscribe('subscribe', input));
    mustBeValid(callback('subscribe.handler', handler));
    const log: Followed = {
      listen: (heard) => this.listen(heard),
      head: () => this.head(),
      events: async (page) => this.settled(await this.events(page)),
      checkpointOf: (of) => this.read((queries) => queries.checkpointOf(of)),
      checkpoint: (of, position) =>
        orFault(this.parts.store.write((store) => store.checkpoint(of, position))),
    };
    return this.running(new SubscriptionLoop(log, options, handler));
  }

  /** Waits until a task has one of some statuses, or had it in between. */
  async waitFor(
    taskId: string,
    status: TaskStatus | ReadonlyArray<TaskStatus>,
    input: ask.WaitForInput = {},
  ): Promise<WaitOutcome> {
    const asked = mustBeValid(name('waitFor.taskId', taskId));
    const statuses = mustBeValid(inputs.awaited('waitFor.status', status));
    const outcome = await waitFor(this, asked, statuses, mustBeValid(inputs.waitFor('waitFor', input)));
    if (outcome._tag === 'Reached') await this.read((queries) => queries.settled(outcome.position));
    return outcome;
  }

  /**
   * Calls `heard` when something may have been appended: for what this process appends, once it is durable; for what
   * others append, as {@link hearing} says. It comes late, twice or not at all, and it keeps no process alive: whoever has
   * to hear of everything looks again after a while. What is returned ends that.
   */
  listen(heard: Heard): () => void {
    mustBeValid(callback('listen.heard', heard));
    return listen(this.id, this.parts.store, (news) => queueMicrotask(() => heard(news)));
  }

  /** How what other processes append is heard of while somebody listens: workers, subscriptions, who waits for a task. */
  get hearing(): Hearing {
    return this.parts.store.hearing();
  }

  /** Stops what works, sweeps and listens here, waits for what is under way, then lets go of the store. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.background].map((one) => one.stop()));
    await this.parts.writer.close();
    await this.parts.store.close();
  }

  private running<R extends Running>(one: R): R {
    for (const other of this.background) if (other.over) this.background.delete(other);
    this.background.add(one);
    return one;
  }

  /** The same events, once they are on disk: what is made of them outlives a crash, and so must they. */
  private async settled(events: ReadonlyArray<Recorded>): Promise<ReadonlyArray<Recorded>> {
    const last = events.at(-1)?.stored.position;
    if (last !== undefined) await this.read((queries) => queries.settled(last));
    return events;
  }

  private glance(): Promise<Glance> {
    return this.read(async (queries) => {
      const { position } = await queries.head();
      return { position, wakesAt: await queries.wakesAt(), now: queries.now() };
    });
  }

  private async submit<I extends Called, O>(method: Method<I, O>, input: object): Promise<O> {
    return this.carryOut(method, this.asked(method, mustBeValid(method.read(method.name, input))));
  }

  /** Carries a command out, or, where it is asked for, only tells what it would do. */
  private async submitOrTry<I extends Called, O>(
    method: Method<I, O>,
    input: object,
  ): Promise<O | outcomes.DryRun> {
    const read = mustBeValid(method.read(method.name, input));
    const one = this.asked(method, read);
    if (read.dryRun !== true) return this.carryOut(method, one);
    const { outcome, events } = await orFault(this.parts.writer.preview(one));
    if (isLeft(outcome)) throw new LedgerFault(outcome.left, one.commandId);
    return isLeft(outcome.right.answer) ? method.outcome(outcome.right) : outcomes.dryRun(events);
  }

  private asked<I extends Called, O>(method: Method<I, O>, read: I): Request {
    const command = method.command(read, this.parts.actor);
    const claimant = 'claimant' in command ? command.claimant : null;
    return request(command, requestOf(read), {
      actor: read.actor ?? claimant ?? this.parts.actor,
      commandId: read.commandId,
      correlation: read.correlation,
    });
  }

  private async carryOut<I extends Called, O>(method: Method<I, O>, one: Request): Promise<O> {
    const result = await this.parts.writer.submit(one);
    if (isLeft(result)) throw new LedgerFault(result.left, one.commandId);
    return method.outcome(result.right);
  }

  private read<A>(work: (queries: Queries) => Promise<A>): Promise<A> {
    return orFault(this.parts.store.read(work));
  }
}
