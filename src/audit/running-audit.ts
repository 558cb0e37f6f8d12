import { isLeft } from 'fp-ts/Either';
import { renderDecodeFault } from '../events/decode-fault';
import { readEvent } from '../events/read-event';
import type { ReadFault } from '../events/read-event';
import type { Recorded, RecordedOf } from '../events/recorded';
import type { StoredEvent, StoredRow } from '../events/stored-event';
import type { AuditFacts } from './audit-facts';
import type { AuditOptions } from './audit-options';
import { checkAttempt } from './attempts';
import type { AuditedTask, ClaimSeen } from './audited-task';
import { Causation } from './causation';
import type { Cause } from './causation';
import { Claims } from './claims';
import { checkCompletion } from './completions';
import { Cycles } from './cycles';
import { ErasedContents } from './erased-contents';
import { as, at, refOf } from './evidence';
import { checkFacts } from './facts';
import { Findings } from './findings';
import { checkHashes, tellStrayContents } from './hashes';
import { linkedAfterClaims, tellLinks } from './links';
import { LogShape } from './log-shape';
import { LogState } from './log-state';
import { checkReclaim } from './reclaims';
import { Refusals } from './refusals';
import { reportOf } from './report';
import type { AuditReport } from './report';
import { Reopenings } from './reopenings';
import { checkLinkSeen, checkSeen } from './seen-evidence';
import { Statuses } from './statuses';
import { checkTransition } from './transitions';
import { tellDrift } from './views';

export type { AuditOptions } from './audit-options';

/** The kinds that are judged by the parents of their task. */
const seesParents: ReadonlySet<string> = new Set(['claimed', 'claim_rejected', 'completed']);

const none: ReadonlyArray<never> = [];

const isOf = <K extends Recorded['event']['kind']>(recorded: Recorded, kind: K): recorded is RecordedOf<K> =>
  recorded.event.kind === kind;

/** An audit under way: it is fed the log, row by row in the order of the log, and then asked for its report. */
export class RunningAudit {
  private readonly findings = new Findings();
  private readonly state = new LogState();
  private readonly shape = new LogShape(this.state, this.findings);
  private readonly refusals = new Refusals(this.state, this.findings);
  private readonly statuses = new Statuses(this.state, this.findings);
  private readonly cycles = new Cycles(
    (childId, parentId) => this.state.tasks.get(childId)?.links.get(parentId),
    this.findings,
  );
  private readonly causation = new Causation(this.state, this.findings);
  private readonly reopenings = new Reopenings(this.state, this.findings);
  private readonly claims: Claims;
  private readonly contents: ErasedContents;
  private readonly contentsExamined: boolean;
  private readonly ledgerId: string | null;
  private events = 0;

  constructor(options: AuditOptions = {}) {
    const { satisfiedBy = null, settled = Infinity, contentsAtHand = false, ledgerId = null } = options;
    this.ledgerId = ledgerId;
    this.claims = new Claims(this.state, this.findings, satisfiedBy);
    this.contentsExamined = contentsAtHand;
    this.contents = new ErasedContents(this.state, this.findings, settled, contentsAtHand);
  }

  /** What the events so far add up to. */
  get board(): LogState['board'] {
    return this.state.board;
  }

  add(row: StoredRow): void {
    const { stored } = row;
    this.events += 1;
    const known = stored.taskId === null ? undefined : this.state.tasks.get(stored.taskId);
    this.statuses.before(stored);
    this.shape.look(stored, known);
    const read = readEvent(stored);
    const task = isLeft(read)
      ? this.unreadable(stored, read.left, known)
      : this.take({ stored, event: read.right, content: row.content, erased: row.erased }, known);
    this.contents.add(row, task);
    checkHashes(row, this.state.board.ledgerId ?? this.ledgerId, this.findings);
  }

  /** The report on all that was added. The audit is over with it. */
  report(facts: AuditFacts = {}): AuditReport {
    this.statuses.end();
    this.shape.end(facts);
    this.contents.end();
    tellStrayContents(facts.strayContents ?? [], this.findings);
    this.claims.end();
    this.reopenings.end((index) => this.claims.verdicts[index]?.verdict);
    for (const task of this.state.tasks.values()) tellLinks(task, this.findings);
    tellDrift(facts.drift ?? [], facts.driftEvents ?? new Map(), this.findings);
    facts.beside?.(this.findings);
    const { verdicts, policy } = this.claims;
    const { total, justified, unjustified } = this.refusals;
    return reportOf(this.findings, {
      satisfiedBy: policy,
      events: this.events,
      contentsExamined: this.contentsExamined,
      rejections: { total, justified, unjustified },
      verdicts,
      foreign: null,
    });
  }

  private unreadable(
    stored: StoredEvent,
    fault: ReadFault,
    known: AuditedTask | undefined,
  ): AuditedTask | undefined {
    const ref = refOf(stored);
    const { taskId, position } = stored;
    const evidence = [as('event', ref)];
    if (fault._tag === 'UnknownKind') {
      const argument = `${at(ref)} is of a kind that this version does not know: what it did is not known.`;
      this.findings.add('TL506', { taskId, position, evidence, argument });
    } else {
      const argument = `${at(ref)} cannot be read: ${renderDecodeFault(fault.fault)}. What it did is not known.`;
      this.findings.add('TL507', { taskId, position, evidence, argument });
    }
    this.causation.unread(stored);
    return this.state.take(stored, null, known);
  }

  private take(recorded: Recorded, known: AuditedTask | undefined): AuditedTask | undefined {
    const { stored } = recorded;
    const { taskId } = stored;
    const before = known?.folded;
    const satisfied = this.state.satisfies(before?.status);
    const failuresBefore = before?.failurePositions ?? none;
    const cause = this.causation.look(recorded);
    const claim =
      taskId === null ? undefined : this.judge(recorded, { taskId: known?.id ?? taskId, known, cause });
    const task = this.state.take(stored, recorded, known);
    if (task === undefined) return undefined;
    const satisfies = this.state.satisfies(task.folded?.status);
    const turned = satisfied === satisfies ? null : satisfies ? 'satisfying' : 'open';
    this.causation.took(recorded, { taskId: task.id, turned, failuresBefore }, cause);
    this.statuses.after(task.id, turned !== null);
    this.follow(recorded, task, claim);
    return task;
  }

  /** The rules, on what stands just before the event. */
  private judge(
    recorded: Recorded,
    { taskId, known, cause }: { taskId: string; known: AuditedTask | undefined; cause: Cause | undefined },
  ): ClaimSeen | undefined {
    const { stored, event } = recorded;
    const before = known?.folded;
    const blind = known !== undefined && (known.statusBlind || stored.version !== known.version + 1);
    if (!blind) checkTransition(recorded, before, known, this.findings);
    if (!blind && before !== undefined && known !== undefined) {
      checkAttempt(recorded, before, known, this.findings);
      checkFacts(recorded, { before, known, state: this.state, cause }, this.findings);
      if (isOf(recorded, 'reclaimed')) checkReclaim(recorded, before, known, this.findings);
      if (isOf(recorded, 'reopened')) this.reopenings.reopened(taskId, known.since, refOf(stored));
    }
    if (before !== undefined) this.contents.erased(recorded, before.createdPosition);
    if (!seesParents.has(event.kind)) {
      if (isOf(recorded, 'completion_rejected') || isOf(recorded, 'failure_rejected'))
        this.refusals.attemptRejected(recorded, known);
      if (isOf(recorded, 'linked')) checkLinkSeen(recorded, taskId, this.state, this.findings);
      return undefined;
    }
    const basis = this.state.parentsAt(known, stored);
    if (before !== undefined) checkSeen(recorded, taskId, basis, this.state.policy, this.findings);
    if (isOf(recorded, 'completed'))
      checkCompletion(recorded, taskId, basis, this.state.policy, this.findings);
    if (isOf(recorded, 'claim_rejected')) this.refusals.claimRejected(recorded, known, basis);
    return isOf(recorded, 'claimed') ? this.claims.claimed(recorded, taskId, basis) : undefined;
  }

  /** What the event means to what came before it, now that it is taken in. */
  private follow({ event }: Recorded, task: AuditedTask, claim: ClaimSeen | undefined): void {
    const { id: taskId, last: link } = task;
    if (claim !== undefined) task.claims = [...task.claims, claim];
    switch (event.kind) {
      case 'created':
        for (const parentId of event.data.parents) this.cycles.linked(parentId, taskId, link);
        return;
      case 'linked':
        linkedAfterClaims(task, event.data.parentId, link);
        this.cycles.linked(event.data.parentId, taskId, link);
        return;
      case 'unlinked':
        this.cycles.unlinked(event.data.parentId, taskId);
        return;
      case 'completed':
        this.claims.completed(taskId, link);
        return;
      default:
    }
  }
}
