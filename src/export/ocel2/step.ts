import type { EventKind } from '../../events/catalogue';
import type { Recorded } from '../../events/recorded';
import { eventTime } from '../iso-time';
import { changesOf } from './changes';
import type { Change } from './changes';
import { attemptOf, claimantObject, taskObject } from './objects';
import type { ObjectRef } from './objects';
import { factsOf } from './types';
import { valueOf } from './values';
import type { Value } from './values';

/** That an event concerns an object, and how. */
export interface Relation {
  readonly object: ObjectRef;
  readonly qualifier: string;
}

/** That an object belongs to another: it begins, or it ends. */
export interface ObjectLink {
  readonly source: ObjectRef;
  readonly target: ObjectRef;
  readonly qualifier: 'child-of' | 'attempt-of' | 'claimant';
  readonly ends: boolean;
}

/** What one event of the log adds to an object-centric event log. */
export interface Step {
  readonly id: string;
  readonly kind: EventKind;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** Those that the type of the event declares, in their order; null where the event has none. */
  readonly values: ReadonlyArray<Value>;
  /** Each object once for each qualifier; every object that there is is among those of some event. */
  readonly relations: ReadonlyArray<Relation>;
  readonly changes: ReadonlyArray<Change>;
  readonly links: ReadonlyArray<ObjectLink>;
}

const parentsOf = ({ event }: Recorded): ReadonlyArray<readonly [string, string]> => {
  switch (event.kind) {
    case 'created':
      return event.data.parents.map((id) => [id, 'required-parent']);
    case 'claimed':
    case 'claim_rejected':
      return event.data.parents.map(({ id }) => [id, 'required-parent']);
    case 'completed':
      return event.data.openParents.map(({ id }) => [id, 'open-parent']);
    case 'linked':
      return [[event.data.parentId, 'required-parent']];
    default:
      return 'parentId' in event.data ? [[event.data.parentId, 'parent']] : [];
  }
};

const taskQualifiers: Partial<Record<EventKind, string>> = {
  claimed: 'claimed-task',
  claim_rejected: 'refused-task',
};

const relationsOf = (recorded: Recorded): ReadonlyArray<Relation> => {
  const { stored, event } = recorded;
  const found: Relation[] = [];
  if (stored.taskId !== null) {
    found.push({ object: taskObject(stored.taskId), qualifier: taskQualifiers[event.kind] ?? 'task' });
  }
  const attempt = attemptOf(recorded);
  if (attempt !== null) found.push({ object: attempt, qualifier: 'attempt' });
  if ('claimant' in event.data && event.data.claimant !== null) {
    found.push({ object: claimantObject(event.data.claimant), qualifier: 'claimant' });
  }
  const parents = new Map(parentsOf(recorded));
  for (const [id, qualifier] of parents) found.push({ object: taskObject(id), qualifier });
  return found;
};

const linksOf = (recorded: Recorded): ReadonlyArray<ObjectLink> => {
  const { stored, event } = recorded;
  if (stored.taskId === null) return [];
  const source = taskObject(stored.taskId);
  const childOf = (parentId: string, ends = false): ObjectLink => ({
    source,
    target: taskObject(parentId),
    qualifier: 'child-of',
    ends,
  });
  switch (event.kind) {
    case 'created':
      return event.data.parents.map((id) => childOf(id));
    case 'linked':
      return [childOf(event.data.parentId)];
    case 'unlinked':
      return [childOf(event.data.parentId, true)];
    case 'claimed': {
      const attempt = attemptOf(recorded);
      if (attempt === null) return [];
      const claimant = claimantObject(event.data.claimant);
      return [
        { source: attempt, target: source, qualifier: 'attempt-of', ends: false },
        { source: attempt, target: claimant, qualifier: 'claimant', ends: false },
      ];
    }
    default:
      return [];
  }
};

const valuesOf = ({ stored, event }: Recorded): ReadonlyArray<Value> => {
  const common: ReadonlyArray<Value> = [
    stored.position,
    stored.version,
    stored.status,
    stored.actor,
    stored.causation,
    stored.correlation,
  ];
  const data: Readonly<Record<string, unknown>> = event.data;
  return [...common, ...factsOf(event.kind).map(({ name, type }) => valueOf(type, data[name]))];
};

/** What an event adds to an object-centric event log: by itself, whatever came before it. */
export const stepOf = (recorded: Recorded): Step => ({
  id: recorded.stored.id,
  kind: recorded.event.kind,
  time: eventTime(recorded.stored),
  values: valuesOf(recorded),
  relations: relationsOf(recorded),
  changes: changesOf(recorded),
  links: linksOf(recorded),
});
