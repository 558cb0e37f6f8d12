import { isLeft } from 'fp-ts/Either';
import { readEvent } from '../../events/read-event';
import type { SatisfiedBy } from '../../events/policy';
import type { StoredEvent, StoredRow } from '../../events/stored-event';
import type { AuditedTask } from '../audited-task';
import type { EventRef } from '../evidence';
import { LogState } from '../log-state';
import type { ParentsAt } from '../parents-at';
import type { ExplainedEvent } from './explanation';

/** An event as an explanation names it. */
export const explained = ({ position, id, kind, taskId, actor, createdAt }: StoredEvent): ExplainedEvent => ({
  position,
  id,
  kind,
  taskId,
  actor,
  at: createdAt,
});

/**
 * What an explanation rests on: the first event of the log, and the events of one task and of its parents before a position,
 * those of each task in order. That no other event has a part in it, is the rule; that none of these is missing, only the
 * audit of the whole log can tell.
 */
export class Basis {
  private readonly state = new LogState();
  private readonly stored = new Map<number, StoredEvent>();

  add({ stored, content, erased }: StoredRow): void {
    const read = readEvent(stored);
    const recorded = isLeft(read) ? null : { stored, event: read.right, content, erased };
    this.stored.set(stored.position, stored);
    this.state.take(stored, recorded, this.task(stored.taskId));
  }

  get policy(): SatisfiedBy {
    return this.state.policy;
  }

  /** A task as far as its events were added; undefined where none was. */
  task(taskId: string | null): AuditedTask | undefined {
    return taskId === null ? undefined : this.state.tasks.get(taskId);
  }

  /** The ids of the parents that are linked to a task. */
  parentIds(taskId: string): ReadonlyArray<string> {
    return [...(this.task(taskId)?.links.keys() ?? [])];
  }

  /** The parents of the task of an event just before it; those that a creation names, as they were then. */
  parentsAt(event: StoredEvent): ParentsAt {
    const task = this.task(event.taskId);
    if (event.kind === 'created' && task !== undefined) return this.state.parentsNow(task);
    return this.state.parentsAt(task, event);
  }

  /** An event of the basis, of which the reference is known. */
  named({ position, id, kind }: EventRef): ExplainedEvent {
    const stored = this.stored.get(position);
    if (stored === undefined) throw new Error(`position ${position} (${kind}, ${id}) is not in the basis`);
    return explained(stored);
  }
}
