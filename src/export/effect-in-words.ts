import type { ObservedEffect } from '../audit/observation';
import { isoTime } from './iso-time';

const until = (leaseUntil: number | null): string => {
  const time = leaseUntil === null ? null : isoTime(leaseUntil);
  return time === null ? '' : `, lease until ${time}`;
};

const somebody = (claimant: string | null): string => claimant ?? 'somebody';

/** What an event does, in a few words. */
export const effectInWords = (effect: ObservedEffect): string => {
  switch (effect._tag) {
    case 'Created':
      return 'begins';
    case 'Status':
      return `is ${effect.status}`;
    case 'Linked':
      return `${effect.childId} waits for ${effect.parentId}`;
    case 'Unlinked':
      return `${effect.childId} no longer waits for ${effect.parentId}`;
    case 'Waived':
      return `${effect.childId} need not wait for ${effect.parentId}`;
    case 'Claimed':
      return `claimed by ${somebody(effect.claimant)}${effect.fence === null ? '' : `, fence ${effect.fence}`}${until(effect.leaseUntil)}`;
    case 'Refused':
      return `refused to ${somebody(effect.claimant)}${effect.reason === null ? '' : `: ${effect.reason}`}`;
    case 'LeaseExtended':
      return `lease extended${until(effect.leaseUntil)}`;
    case 'AttemptEnded':
      return `attempt ended: ${effect.how}`;
    case 'StatusUnknown':
      return 'a status that cannot be told';
    case 'Unknown':
      return 'of a kind that is not known';
    default:
      return effect satisfies never;
  }
};
