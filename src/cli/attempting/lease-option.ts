import type { Option } from 'commander';
import { durationOrNoneOption } from '../arguments/duration';
import type { OrNone } from '../arguments/duration';

/** How long a claim stands without a heartbeat, as it is typed. */
export interface LeaseOptions {
  readonly lease?: OrNone;
}

/** `--lease` of a claim. */
export const leaseOption = (): Option =>
  durationOrNoneOption(
    '--lease <duration>',
    'how long the claim stands without a heartbeat, like 90s or 1h, or none (default: 15m)',
  );

/** What of it was given. */
export const leaseOf = ({ lease }: LeaseOptions): { readonly leaseMs?: number | null } =>
  lease === undefined ? {} : { leaseMs: lease.value };
