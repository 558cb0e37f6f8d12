import type { ClaimRefusal } from '../../events/claim-refusal';
import type { CompletionRefusal } from '../../events/completion-refusal';
import type { EventKind } from '../../events/catalogue';
import type { SatisfiedBy } from '../../events/policy';
import type { TaskStatus } from '../../events/status';
import type { EventRef } from '../evidence';

/** An event as an explanation names it. */
export interface ExplainedEvent extends EventRef {
  /** Null for an event of the ledger. */
  readonly taskId: string | null;
  readonly actor: string;
  /** Milliseconds since 1970, by the clock of its writer. */
  readonly at: number;
}

/** The process that wrote an event. */
export interface ExplainedWriter {
  /** The position of its `writer_joined`. */
  readonly position: number;
  readonly version: string;
  readonly host: string;
  readonly pid: number;
  readonly node: string;
}

/** A status, and the event that made it so. */
export interface ExplainedState {
  readonly status: TaskStatus;
  readonly since: ExplainedEvent;
}

/** A parent of a task as it was just before an event. */
export interface ExplainedParent {
  readonly id: string;
  readonly link: ExplainedEvent;
  /** The event by which the task need not wait for it; null where it has to. */
  readonly waiver: ExplainedEvent | null;
  /** Its last state; null where the log has no event of it. */
  readonly state: ExplainedState | null;
  /** Whether it satisfied, by its status or by the waiver. */
  readonly satisfied: boolean | 'unknown';
}

/** An attempt as it stood just before an event. */
export interface ExplainedAttempt {
  readonly claimant: string;
  readonly fence: number;
  /** Milliseconds since 1970; null for none. */
  readonly leaseUntil: number | null;
  readonly claim: ExplainedEvent;
}

/** Why something was refused, or would be. */
export type RefusalReason = ClaimRefusal | CompletionRefusal | { readonly _tag: 'archived' };

/** What was decided, and what the rule says to that: stated again from the log, never asked of the engine. */
export interface ExplainedDecision {
  readonly asked: 'claim' | 'completion' | 'failure';
  /** What was presented: who claims; the attempt that is to be ended, null for what was not given, or for none. */
  readonly presented: { readonly claimant: string | null; readonly fence: number | null };
  readonly answer: 'allowed' | RefusalReason;
  readonly byRule: 'allowed' | 'undecided' | RefusalReason;
  /** `right` where both are the same, the reason too. */
  readonly verdict: 'right' | 'wrong' | 'undecided';
}

/** Something that was as it was, and would have had to be otherwise. */
export interface Condition {
  readonly _tag:
    'parent' | 'attempt' | 'archive' | 'ended' | 'schedule' | 'block' | 'triage' | 'waiting' | 'presented';
  /** The task that it is about: the task itself or a parent. */
  readonly taskId: string;
  /** The event that it rests on; null where there is none. */
  readonly event: ExplainedEvent | null;
  /** What would have had to be, in words. */
  readonly sentence: string;
}

/** How the rule would have had another outcome. */
export interface Otherwise {
  readonly outcome: 'allowed' | 'refused';
  /** Whether all of the conditions are needed for that, or any one is enough. */
  readonly takes: 'all' | 'any';
  readonly conditions: ReadonlyArray<Condition>;
}

/** The rule that an event came about by. */
export interface NamedRule {
  readonly name: string;
  readonly sentence: string;
}

/** Why an event is as it is, from the log before it alone. */
export interface Explanation {
  readonly position: number;
  readonly id: string;
  readonly kind: EventKind;
  readonly kindVersion: number;
  /** Null for an event of the ledger. */
  readonly taskId: string | null;
  readonly actor: string;
  /** Milliseconds since 1970, by the clock of its writer. */
  readonly at: number;
  /** Null where the log has no such writer. */
  readonly writer: ExplainedWriter | null;
  readonly correlation: string | null;
  readonly rule: NamedRule;
  readonly policy: { readonly satisfiedBy: SatisfiedBy };
  /** The task just before the event; null where there was none. */
  readonly before: ExplainedState | null;
  /** Its status after it. */
  readonly after: TaskStatus | null;
  /** The attempt that stood just before it; null where none did. */
  readonly attempt: ExplainedAttempt | null;
  /** The parents as they were just before it, open ones first; null where they have no part in it. */
  readonly parents: ReadonlyArray<ExplainedParent> | null;
  /** Null where nothing was asked that could have been refused. */
  readonly decision: ExplainedDecision | null;
  /** What would have had to be different for another outcome; null where nothing was decided. */
  readonly otherwise: Otherwise | null;
  /** The event that caused it; null where nothing did. */
  readonly cause: ExplainedEvent | null;
  /** The events that it caused. */
  readonly effects: ReadonlyArray<ExplainedEvent>;
  /** The command that it belongs to, with all its events; null where it belongs to none. */
  readonly command: { readonly commandId: string; readonly events: ReadonlyArray<ExplainedEvent> } | null;
  /** The same as a short argument in prose, which can be checked by hand. */
  readonly argument: string;
}
