import type { Event } from '../../events/catalogue';
import type { Task } from '../../projections/task';
import { expectedOfAttempt, expectedOfClaim } from '../expected-refusals';
import { allSatisfiedAt } from '../parents-at';
import type { ParentsAt } from '../parents-at';
import type { SatisfiedBy } from '../../events/policy';
import { spelled } from '../refusals';
import type { ExplainedDecision, RefusalReason } from './explanation';

/** A task just before an event, with its parents. */
export interface Before {
  readonly task: Task;
  readonly parents: ParentsAt;
  readonly policy: SatisfiedBy;
  /** Whether all of its events so far are seen. */
  readonly whole: boolean;
}

type Asked = Pick<ExplainedDecision, 'asked' | 'presented' | 'answer'>;

const presentedIn = ({
  claimant,
  fence,
}: ExplainedDecision['presented']): Pick<ExplainedDecision, 'presented'> => ({
  presented: { claimant, fence },
});

/** What an event decides; undefined for one that decides nothing that could have been refused. */
const askedBy = ({ kind, data }: Event): Asked | undefined => {
  switch (kind) {
    case 'claimed':
      return { asked: 'claim', answer: 'allowed', ...presentedIn({ ...data, fence: null }) };
    case 'claim_rejected':
      return { asked: 'claim', answer: data.reason, ...presentedIn({ ...data, fence: null }) };
    case 'completed':
      return { asked: 'completion', answer: 'allowed', ...presentedIn(data) };
    case 'completion_rejected':
      return { asked: 'completion', answer: data.reason, ...presentedIn(data) };
    case 'attempt_failed':
      return { asked: 'failure', answer: 'allowed', ...presentedIn(data) };
    case 'failure_rejected':
      return { asked: 'failure', answer: data.reason, ...presentedIn(data) };
    default:
      return undefined;
  }
};

const byRule = (
  { asked, presented }: Asked,
  { task, parents, policy, whole }: Before,
): ExplainedDecision['byRule'] => {
  if (!whole) return 'undecided';
  if (asked === 'claim') return expectedOfClaim(task, () => allSatisfiedAt(parents, policy));
  return expectedOfAttempt({ completion: asked === 'completion', ...presented }, task);
};

const same = (a: 'allowed' | RefusalReason, b: 'allowed' | RefusalReason): boolean =>
  a === 'allowed' || b === 'allowed' ? a === b : spelled(a) === spelled(b);

/** What an event decided, held against the rule as it is stated for the audit. */
export const decisionIn = (event: Event, before: Before): ExplainedDecision | null => {
  const given = askedBy(event);
  if (given === undefined) return null;
  const rule = byRule(given, before);
  if (rule === 'undecided') return { ...given, byRule: rule, verdict: 'undecided' };
  return { ...given, byRule: rule, verdict: same(given.answer, rule) ? 'right' : 'wrong' };
};
