import type { Heard } from '../../commands/news';
import type * as ask from '../input-types';
import type * as outcomes from '../outcomes';

/** What a worker asks of a ledger. */
export interface BoardAtWork {
  readonly listen: (heard: Heard) => () => void;
  readonly claimNext: (input: ask.ClaimNextInput) => Promise<outcomes.ClaimNextOutcome>;
  readonly heartbeat: (input: ask.HeartbeatInput) => Promise<outcomes.HeartbeatOutcome>;
  readonly complete: (input: ask.CompleteInput) => Promise<outcomes.CompleteOutcome>;
  readonly fail: (input: ask.FailInput) => Promise<outcomes.FailOutcome>;
  readonly release: (input: ask.ReleaseInput) => Promise<outcomes.ReleaseOutcome>;
  readonly requestReview: (
    input: ask.RequestReviewInput,
  ) => Promise<outcomes.ChangeOutcome<'ReviewRequested'>>;
  readonly requestChanges: (
    input: ask.RequestChangesInput,
  ) => Promise<outcomes.ChangeOutcome<'ChangesRequested'>>;
  readonly block: (input: ask.BlockInput) => Promise<outcomes.ChangeOutcome<'Blocked'>>;
  readonly schedule: (input: ask.ScheduleInput) => Promise<outcomes.ChangeOutcome<'Scheduled'>>;
}

/** Where a log ends, and when time alone next changes what may be done with a task (null: never). Milliseconds since 1970. */
export interface Glance {
  readonly position: number;
  readonly wakesAt: number | null;
  readonly now: number;
}
