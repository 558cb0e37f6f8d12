import { GAVE_UP } from '../events/blocked';
import type { EventKind } from '../events/catalogue';
import type { Recorded } from '../events/recorded';
import type { StoredEvent } from '../events/stored-event';
import { as, at, refOf, task } from './evidence';
import type { EventRef } from './evidence';
import type { Findings } from './findings';
import type { LogState } from './log-state';

/** An event as the cause of others of its command. */
export interface Cause {
  readonly ref: EventRef;
  readonly kind: EventKind;
  readonly taskId: string;
  /** The parent of which it says that the task gained, lost or need not wait for it. */
  readonly parentId: string | null;
  /** Whether by it the task came to satisfy, or ceased to. */
  readonly turned: 'satisfying' | 'open' | null;
  /** The failures of its task that were known before it. */
  readonly failuresBefore: ReadonlyArray<number>;
  /** The tasks cancelled with it, itself among them. */
  readonly cancelled: Set<string>;
}

/** Kinds that are an effect, always. */
const effects: ReadonlySet<EventKind> = new Set(['promoted', 'demoted', 'dependency_invalidated', 'revoked']);

/** Kinds that are what a command was asked for, where they are its first event, and an effect otherwise. */
const either: ReadonlySet<EventKind> = new Set([
  'scheduled',
  'triaged',
  'blocked',
  'cancelled',
  'dependency_waived',
  'reopened',
]);

/** Checks that an effect names the event of its own command that caused it, and nothing else names one. */
export class Causation {
  /** The events so far of the command under way that may cause others, by position. */
  private command = new Map<number, Cause>();
  private commandId: string | null = null;
  private begun = false;
  /** Whether an event of the command cannot be read: it may have caused anything. */
  private blind = false;

  constructor(
    private readonly state: LogState,
    private readonly findings: Findings,
  ) {}

  /** An event, before it is taken in: the cause that it rightly names, where it names one. */
  look(recorded: Recorded): Cause | undefined {
    const { stored, event } = recorded;
    this.enter(stored);
    const { causation, position, taskId } = stored;
    const mayBeFirst = !effects.has(event.kind) && !(either.has(event.kind) && this.begun);
    this.begun = true;
    const cause = causation === null ? undefined : this.command.get(causation);
    if (causation === null ? mayBeFirst : cause !== undefined && this.canCause(cause, recorded)) return cause;
    if (cause === undefined && causation !== null && (this.blind || causation <= this.state.lastGap)) {
      return undefined;
    }
    const ref = refOf(stored);
    const named = causation === null ? 'no cause' : `position ${causation} as its cause`;
    const why =
      causation === null
        ? 'it is the effect of an event of its command'
        : 'no event of the same command there can have caused it';
    const evidence = [...(cause === undefined ? [] : [as('cause named', cause.ref)]), as('event', ref)];
    const argument = `${at(ref)}${taskId === null ? '' : ` of task ${task(taskId)}`} names ${named}; ${why}.`;
    this.findings.add('TL508', { taskId, position, evidence, argument });
    return undefined;
  }

  /** An event that cannot be read. */
  unread(stored: StoredEvent): void {
    this.enter(stored);
    this.begun = true;
    this.blind = true;
  }

  /** An event that was taken in, with what it was to its task: others may name it. */
  took(
    { stored, event }: Recorded,
    { taskId, turned, failuresBefore }: Pick<Cause, 'taskId' | 'turned' | 'failuresBefore'>,
    cause: Cause | undefined,
  ): void {
    const { kind, data } = event;
    if (kind === 'cancelled') cause?.cancelled.add(taskId);
    if (turned === null && !causing.has(kind)) return;
    this.command.set(stored.position, {
      ref: refOf(stored),
      kind,
      taskId,
      parentId: 'parentId' in data ? data.parentId : null,
      turned,
      failuresBefore,
      cancelled: new Set([taskId]),
    });
  }

  private enter({ commandId }: StoredEvent): void {
    if (commandId !== null && commandId === this.commandId) return;
    if (this.command.size > 0) this.command = new Map();
    this.commandId = commandId;
    this.begun = false;
    this.blind = false;
  }

  /** Whether `cause` can have led to `effect`: the rule of what follows from what. */
  private canCause(cause: Cause, { stored, event }: Recorded): boolean {
    const own = cause.taskId === stored.taskId;
    switch (event.kind) {
      case 'promoted': {
        const { parentId } = event.data;
        if (cause.kind === 'unlinked' || cause.kind === 'dependency_waived')
          return own && cause.parentId === parentId;
        return cause.turned === 'satisfying' && cause.taskId === parentId;
      }
      case 'demoted': {
        const { parentId } = event.data;
        if (cause.kind === 'linked') return own && cause.parentId === parentId;
        return cause.turned === 'open' && cause.taskId === parentId;
      }
      case 'triaged':
        return own && cause.kind === 'created';
      case 'scheduled':
        return own && (cause.kind === 'created' || cause.kind === 'attempt_failed');
      case 'blocked':
        return (
          own &&
          event.data.kind === GAVE_UP &&
          (cause.kind === 'attempt_failed' || cause.kind === 'reclaimed')
        );
      case 'dependency_waived':
        return cause.kind === 'cancelled' && cause.taskId === event.data.parentId;
      case 'dependency_invalidated':
      case 'revoked':
        return cause.kind === 'reopened' && cause.taskId === event.data.parentId;
      case 'reopened':
        return cause.kind === 'reopened' && this.isParent(stored, new Set([cause.taskId]));
      case 'cancelled':
        return cause.kind === 'cancelled' && this.isParent(stored, cause.cancelled);
      default:
        return false;
    }
  }

  /** Whether one of these tasks is a parent of the event's, as far as the log shows. */
  private isParent({ taskId }: StoredEvent, ids: ReadonlySet<string>): boolean {
    const known = taskId === null ? undefined : this.state.tasks.get(taskId);
    if (known === undefined || known.blindAt !== null) return true;
    for (const parentId of known.links.keys()) if (ids.has(parentId)) return true;
    return false;
  }
}

/** Kinds that may cause others without turning what their task is to its children. */
const causing: ReadonlySet<EventKind> = new Set([
  'created',
  'linked',
  'unlinked',
  'attempt_failed',
  'reclaimed',
  'cancelled',
  'reopened',
  'dependency_waived',
]);
