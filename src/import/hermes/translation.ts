import { isLeft } from 'fp-ts/Either';
import { renderDecodeFault } from '../../events/decode-fault';
import type { ForeignFault } from '../../audit/foreign/foreign-log';
import type { ObservedEffect, Observation, Span } from '../../audit/observation';
import { endings, kindNamed, needsPayload, withoutPayload } from './kinds';
import type { Subject } from './kinds';
import { Payload } from './payload';
import type { EventRow } from './rows';

interface Read {
  readonly effects: ReadonlyArray<ObservedEffect>;
  readonly fault: Pick<ForeignFault, 'code' | 'why'> | null;
}

const spanOf = (seconds: number | null): Span | null =>
  seconds === null ? null : { from: seconds * 1_000, to: (seconds + 1) * 1_000 };

const read = (row: EventRow, subject: Subject): Read => {
  const { kind } = row;
  const reader = kindNamed(kind);
  if (reader === undefined) {
    const why = 'it is of a kind that this version does not know';
    return { effects: [{ _tag: 'Unknown' }], fault: { code: 'TL506', why } };
  }
  const payload = Payload.of(row);
  const found =
    isLeft(payload) && needsPayload(kind)
      ? payload
      : reader(isLeft(payload) ? Payload.nothing(kind) : payload.right, subject);
  const wrong = isLeft(payload) ? payload.left : isLeft(found) ? found.left : undefined;
  return {
    effects: isLeft(found) ? withoutPayload(kind, subject) : found.right,
    fault: wrong === undefined ? null : { code: 'TL507', why: renderDecodeFault(wrong) },
  };
};

/** Translates the events of a Hermes board one after the other; what some of them do depends on those before. */
export class Translation {
  /** The replayed status of each task; null where it is not known. */
  readonly statuses = new Map<string, string | null>();
  readonly faults: ForeignFault[] = [];

  /** The next event. */
  observe(row: EventRow): Observation {
    const { id, taskId, kind, createdAt } = row;
    const { effects, fault } =
      taskId === null ? { effects: [], fault: null } : read(row, this.subject(taskId));
    const observation: Observation = {
      order: id,
      position: id,
      id: `task_events/${id}`,
      kind,
      taskId,
      at: spanOf(createdAt),
      actor: effects.find((effect) => effect._tag === 'Claimed')?.claimant ?? null,
      title: null,
      effects: taskId === null ? effects : this.follow(taskId, kind, effects),
    };
    if (fault !== null) this.faults.push({ ...fault, observation });
    return observation;
  }

  private subject(taskId: string): Subject {
    const statusOf = (id: string): string | null => this.statuses.get(id) ?? null;
    return { taskId, before: statusOf(taskId), statusOf };
  }

  /** Takes in what an event does; where by it an attempt is over, says that too. */
  private follow(
    taskId: string,
    kind: string,
    effects: ReadonlyArray<ObservedEffect>,
  ): ReadonlyArray<ObservedEffect> {
    const before = this.statuses.get(taskId) ?? null;
    for (const effect of effects) {
      if (effect._tag === 'Status') this.statuses.set(taskId, effect.status);
      if (effect._tag === 'Unknown' || effect._tag === 'StatusUnknown') this.statuses.set(taskId, null);
    }
    const after = this.statuses.get(taskId) ?? null;
    const over = endings.has(kind) || (before === 'running' && after !== null && after !== 'running');
    return over ? [{ _tag: 'AttemptEnded', how: kind }, ...effects] : effects;
  }
}
