import type { Recorded } from '../events/recorded';
import { as, at, refOf, task } from './evidence';
import type { Findings } from './findings';

/** Whether `cause` can have led to `effect`: what promotes and what demotes a task is known. */
const canCause = (cause: Recorded, effect: Recorded): boolean => {
  const { event } = cause;
  const sameTask = cause.stored.taskId === effect.stored.taskId;
  switch (effect.event.kind) {
    case 'promoted': {
      const { parentId } = effect.event.data;
      if (event.kind === 'completed') return cause.stored.taskId === parentId;
      return event.kind === 'unlinked' && sameTask && event.data.parentId === parentId;
    }
    case 'demoted':
      return event.kind === 'linked' && sameTask && event.data.parentId === effect.event.data.parentId;
    default:
      return false;
  }
};

/** Checks that an effect names the event of its own command that caused it, and nothing else names one. */
export class Causation {
  /** The events so far of the command under way, by position. */
  private command = new Map<number, Recorded>();
  private commandId: string | null = null;

  constructor(private readonly findings: Findings) {}

  look(recorded: Recorded): void {
    const { stored, event } = recorded;
    const { commandId, causation, position, taskId } = stored;
    if (commandId === null || commandId !== this.commandId) this.command = new Map();
    this.commandId = commandId;
    const caused = event.kind === 'promoted' || event.kind === 'demoted';
    const cause = causation === null ? undefined : this.command.get(causation);
    if (event.kind === 'completed' || event.kind === 'linked' || event.kind === 'unlinked') {
      this.command.set(position, recorded);
    }
    if (caused ? cause !== undefined && canCause(cause, recorded) : causation === null) return;
    const ref = refOf(stored);
    const named = causation === null ? 'no cause' : `position ${causation} as its cause`;
    const evidence = [
      ...(cause === undefined ? [] : [as('cause named', refOf(cause.stored))]),
      as('event', ref),
    ];
    const argument = `${at(ref)}${taskId === null ? '' : ` of task ${task(taskId)}`} names ${named}; no event of the same command there can have caused it.`;
    this.findings.add('TL508', { taskId, position, evidence, argument });
  }
}
