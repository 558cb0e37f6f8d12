import { isLeft } from 'fp-ts/Either';
import { canonicalJson } from '../events/canonical-json';
import type { EventKind, EventOf } from '../events/catalogue';
import type { Json } from '../events/json';
import { readEvent } from '../events/read-event';
import type { Recorded, RecordedOf } from '../events/recorded';
import type { TaskStatus } from '../events/status';
import type { StoredRow } from '../events/stored-event';
import { isRefusal } from '../projections/board';
import type { Board } from '../projections/board';
import { RememberedRefusals } from '../projections/remembered-refusals';
import type { Reason } from './answer';
import type { Command } from './command';
import type { Decision } from './decision';
import { defaultRetry } from './retry';
import { rules } from './rules';
import type { Rules } from './rules';
import { WholeBoard } from './whole-board';

/** The event that comes first of what a decision appends. */
export type RecordedDecision = {
  readonly [K in EventKind]: EventOf<K> & { readonly _tag: 'Recorded'; readonly status: TaskStatus | null };
}[EventKind];

/** What a claim, a completion or a failure comes to. */
export type DecisionTold =
  | RecordedDecision
  /** It is refused, and nothing is recorded; `position` is that of the same refusal, where it was recorded before. */
  | { readonly _tag: 'Refused'; readonly reason: Reason; readonly position: number | null }
  /** The board contradicts itself. */
  | { readonly _tag: 'Contradiction'; readonly detail: string };

/** A decision of the past that today's rules would not make. */
export interface DifferentDecision {
  readonly position: number;
  readonly taskId: string;
  readonly was: DecisionTold;
  readonly would: DecisionTold;
  /** What differs in the event: `kind`, `status` or a field of its data; none where no event would be recorded. */
  readonly fields: ReadonlyArray<string>;
}

/** The decisions of a log, asked again of today's rules. */
export interface ReplayedDecisions {
  /** How many were asked: every claim, and every refusal of a claim, a completion or a failure. */
  readonly asked: number;
  readonly same: number;
  readonly different: ReadonlyArray<DifferentDecision>;
}

type DecidedKind = 'claimed' | 'claim_rejected' | 'completion_rejected' | 'failure_rejected';
type Decided = RecordedOf<DecidedKind>;

const decidedKinds: ReadonlySet<string> = new Set<DecidedKind>([
  'claimed',
  'claim_rejected',
  'completion_rejected',
  'failure_rejected',
]);

const isDecided = (recorded: Recorded): recorded is Decided => decidedKinds.has(recorded.event.kind);

/** What was asked, as far as it bears on the answer: one claim of many is asked as a claim of that task. */
const asked = ({ stored, event }: Decided, taskId: string): Command => {
  switch (event.kind) {
    case 'claimed': {
      const { claimant, leaseUntil } = event.data;
      const leaseMs = leaseUntil === null ? null : leaseUntil - stored.createdAt;
      return { _tag: 'Claim', taskId, claimant, leaseMs };
    }
    case 'claim_rejected':
      return { _tag: 'Claim', taskId, claimant: event.data.claimant, leaseMs: null };
    case 'completion_rejected': {
      const { claimant, fence } = event.data;
      return { _tag: 'Complete', taskId, claimant, fence, result: undefined };
    }
    default: {
      const { claimant, fence } = event.data;
      const nothingElse = { error: undefined, attempts: undefined, delayMs: undefined };
      return { _tag: 'Fail', taskId, claimant, fence, ...nothingElse };
    }
  }
};

const told = (decision: Decision<Command>): DecisionTold => {
  if (decision._tag === 'Contradiction') return { _tag: 'Contradiction', detail: decision.detail };
  if (decision._tag === 'Append') {
    const { kind, status, data } = decision.events[0]!;
    return { _tag: 'Recorded', kind, status, data } as RecordedDecision;
  }
  const { answer } = decision;
  if (!isLeft(answer))
    throw new Error(`a claim, a completion or a failure was answered ${answer.right._tag}`);
  return { _tag: 'Refused', reason: answer.left.reason, position: answer.left.position };
};

const fieldsThatDiffer = (was: DecisionTold, would: DecisionTold): ReadonlyArray<string> | null => {
  if (was._tag !== 'Recorded' || would._tag !== 'Recorded') return [];
  if (was.kind !== would.kind) return ['kind'];
  const before = was.data as Readonly<Record<string, Json>>;
  const now = would.data as Readonly<Record<string, Json>>;
  const fields = Object.keys(now).filter((key) => canonicalJson(before[key]!) !== canonicalJson(now[key]!));
  if (was.status !== would.status) fields.push('status');
  return fields.length === 0 ? null : fields;
};

/**
 * Asks the rules for every decision of a log again, at its exact basis: the board just before the event, the time, the
 * claimant, the lease or the fence of the event. It is told each event before the board takes it in, in the order of the
 * log. The audit restates the rule; this asks the rule itself.
 */
export class PastDecisions {
  private readonly refused = new RememberedRefusals();
  private readonly view: WholeBoard;
  private readonly different: DifferentDecision[] = [];
  private asked = 0;

  constructor(
    board: Board,
    private readonly ruleBook: Rules = rules,
  ) {
    this.view = new Remembering(board, this.refused);
  }

  /** An event, just before the board takes it in; one that cannot be read is not asked about. */
  add(row: StoredRow): void {
    const { taskId, kind, data, position } = row.stored;
    if (taskId === null) return;
    const event = decidedKinds.has(kind) ? readEvent(row.stored) : undefined;
    if (event === undefined || isLeft(event)) {
      this.refused.forget(taskId);
      return;
    }
    const recorded = { ...row, event: event.right };
    if (isDecided(recorded)) this.ask(recorded, taskId);
    if (isRefusal(event.right.kind)) this.refused.remember(taskId, kind, data, position);
    else this.refused.forget(taskId);
  }

  get report(): ReplayedDecisions {
    const { asked: all, different } = this;
    return { asked: all, same: all - different.length, different };
  }

  private ask(recorded: Decided, taskId: string): void {
    const { position, createdAt, status } = recorded.stored;
    this.asked += 1;
    const was: RecordedDecision = { _tag: 'Recorded', status, ...recorded.event };
    // Of the rules of trying again, none bears on what is asked here.
    const at = { now: createdAt, retry: defaultRetry };
    const would = told(this.ruleBook.decide(asked(recorded, taskId), this.view, at));
    const fields = fieldsThatDiffer(was, would);
    if (fields !== null) this.different.push({ position, taskId, was, would, fields });
  }
}

/** A board with the refusals that it does not remember itself. */
class Remembering extends WholeBoard {
  constructor(
    board: Board,
    private readonly refused: RememberedRefusals,
  ) {
    super(board);
  }

  override refusal(taskId: string, kind: string, data: string): number | undefined {
    return this.refused.find(taskId, kind, data);
  }
}
