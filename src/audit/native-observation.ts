import { isLeft } from 'fp-ts/Either';
import type { Event } from '../events/catalogue';
import { readEvent } from '../events/read-event';
import type { Recorded } from '../events/recorded';
import type { StoredRow } from '../events/stored-event';
import { titleOf } from '../projections/title-of';
import { needsAttempt, namedAttempt } from './named-attempt';
import type { ObservedEffect, Observation } from './observation';

/** What an event does beyond the status that it leaves its task in. */
const deedsOf = (event: Event, childId: string): ReadonlyArray<ObservedEffect> => {
  switch (event.kind) {
    case 'created':
      return [
        { _tag: 'Created' },
        ...event.data.parents.map((parentId): ObservedEffect => ({ _tag: 'Linked', parentId, childId })),
      ];
    case 'linked':
      return [{ _tag: 'Linked', parentId: event.data.parentId, childId }];
    case 'unlinked':
      return [{ _tag: 'Unlinked', parentId: event.data.parentId, childId }];
    case 'dependency_waived':
      return [{ _tag: 'Waived', parentId: event.data.parentId, childId }];
    case 'claimed': {
      const { claimant, fence, leaseUntil } = event.data;
      return [{ _tag: 'Claimed', claimant, fence, leaseUntil }];
    }
    case 'claim_rejected':
    case 'completion_rejected':
    case 'failure_rejected':
      return [{ _tag: 'Refused', claimant: event.data.claimant, reason: event.data.reason._tag }];
    case 'lease_extended':
      return [{ _tag: 'LeaseExtended', leaseUntil: event.data.leaseUntil }];
    default:
      return endsAttempt(event) ? [{ _tag: 'AttemptEnded', how: event.kind }] : [];
  }
};

const endsAttempt = (event: Event): boolean =>
  needsAttempt(event.kind) || (namedAttempt(event)?.fence ?? null) !== null;

/** What a stored event says of itself, whatever it did. */
const frameOf = ({ stored }: StoredRow): Omit<Observation, 'title' | 'effects'> => {
  const { position, id, kind, taskId, createdAt, actor } = stored;
  return { order: position, position, id, kind, taskId, at: { from: createdAt, to: createdAt + 1 }, actor };
};

/** An event of our own log, as whoever examines a log sees it. */
export const observationOf = (recorded: Recorded): Observation => {
  const { stored, event, content } = recorded;
  const { taskId, status } = stored;
  const left: ReadonlyArray<ObservedEffect> = status === null ? [] : [{ _tag: 'Status', status }];
  return {
    ...frameOf(recorded),
    title: event.kind === 'created' || event.kind === 'edited' ? titleOf(content) : null,
    effects: taskId === null ? [] : [...deedsOf(event, taskId), ...left],
  };
};

/** An event of our own log that may be one that this version cannot read: then it is not known what it did to its task. */
export const observationOfRow = (row: StoredRow): Observation => {
  const event = readEvent(row.stored);
  if (!isLeft(event)) return observationOf({ ...row, event: event.right });
  return { ...frameOf(row), title: null, effects: row.stored.taskId === null ? [] : [{ _tag: 'Unknown' }] };
};
