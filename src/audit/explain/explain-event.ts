import { isLeft } from 'fp-ts/Either';
import { readEvent } from '../../events/read-event';
import type { Recorded } from '../../events/recorded';
import type { StoredEvent } from '../../events/stored-event';
import { inEvidenceOrder, satisfiedAt } from '../parents-at';
import type { ParentsAt } from '../parents-at';
import { argumentOf } from './argument';
import { explained } from './basis';
import type { Basis } from './basis';
import { decisionIn } from './decision';
import type {
  ExplainedAttempt,
  ExplainedParent,
  ExplainedState,
  ExplainedWriter,
  Explanation,
} from './explanation';
import { namedRules, restsOnParents } from './named-rules';
import { otherwiseOf } from './otherwise';

/** An event with what lies around it in the log. */
export interface Surroundings {
  readonly recorded: Recorded;
  readonly basis: Basis;
  /** The `writer_joined` of its writer, where the log has it. */
  readonly writer: StoredEvent | null;
  /** All events of its command, itself among them; none where it belongs to none. */
  readonly command: ReadonlyArray<StoredEvent>;
  /** The event that it names as its cause, where the log has it. */
  readonly cause: StoredEvent | null;
}

/** Where the parents have no part in it. */
const noPart: ParentsAt = { parents: [], unseenLinks: false };

const writerIn = (stored: StoredEvent | null): ExplainedWriter | null => {
  if (stored === null) return null;
  const read = readEvent(stored);
  if (isLeft(read) || read.right.kind !== 'writer_joined') return null;
  return { position: stored.position, ...read.right.data };
};

const stateBefore = (basis: Basis, { taskId, kind }: StoredEvent): ExplainedState | null => {
  const task = basis.task(taskId);
  if (task?.folded === undefined || kind === 'created') return null;
  return { status: task.folded.status, since: basis.named(task.since) };
};

const attemptBefore = (basis: Basis, { taskId }: StoredEvent): ExplainedAttempt | null => {
  const attempt = basis.task(taskId)?.folded?.attempt;
  if (attempt === null || attempt === undefined) return null;
  const { claimant, fence, leaseUntil, position } = attempt;
  return { claimant, fence, leaseUntil, claim: basis.named({ position, id: '', kind: 'claimed' }) };
};

const parentsBefore = (basis: Basis, parents: ParentsAt): ReadonlyArray<ExplainedParent> =>
  inEvidenceOrder(parents, basis.policy).map((parent) => {
    const { id, link, waiver, state } = parent;
    return {
      id,
      link: basis.named(link),
      waiver: waiver === null ? null : basis.named(waiver),
      state: state === null ? null : { status: state.status, since: basis.named(state.since) },
      satisfied: satisfiedAt(parent, basis.policy) ?? 'unknown',
    };
  });

/** What of the explanation rests on the task before the event. */
const judged = (
  { recorded, basis }: Surroundings,
  before: ExplainedState | null,
): Pick<Explanation, 'attempt' | 'parents' | 'decision' | 'otherwise'> => {
  const { stored, event } = recorded;
  const known = basis.task(stored.taskId);
  const attempt = before === null ? null : attemptBefore(basis, stored);
  const rests = restsOnParents.has(event.kind);
  const seen = rests ? basis.parentsAt(stored) : noPart;
  const parents = parentsBefore(basis, seen);
  const shown = rests ? parents : null;
  if (before === null || known?.folded === undefined) {
    return { attempt, parents: shown, decision: null, otherwise: null };
  }
  const whole = known.blindAt === null && stored.version === known.version + 1;
  const standing = { task: known.folded, parents: seen, policy: basis.policy, whole };
  const decision = decisionIn(event, standing);
  const situation = {
    position: stored.position,
    taskId: known.id,
    before: standing,
    state: before,
    attempt,
    parents,
  };
  return {
    attempt,
    parents: shown,
    decision,
    otherwise: decision === null ? null : otherwiseOf(decision, situation),
  };
};

/** Why an event is as it is: the rule, what it rested on, who acted, and what would have had to be different. */
export const explainEvent = (around: Surroundings): Explanation => {
  const { recorded, basis, writer, command, cause } = around;
  const { stored, event } = recorded;
  const before = stateBefore(basis, stored);
  const told = {
    position: stored.position,
    id: stored.id,
    kind: event.kind,
    kindVersion: stored.kindVersion,
    taskId: stored.taskId,
    actor: stored.actor,
    at: stored.createdAt,
    writer: writerIn(writer),
    correlation: stored.correlation,
    rule: namedRules[event.kind],
    policy: { satisfiedBy: basis.policy },
    before,
    after: stored.status,
    ...judged(around, before),
    cause: cause === null ? null : explained(cause),
    effects: command.filter(({ causation }) => causation === stored.position).map(explained),
    command:
      stored.commandId === null ? null : { commandId: stored.commandId, events: command.map(explained) },
  };
  return { ...told, argument: argumentOf(told) };
};
