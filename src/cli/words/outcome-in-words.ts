import type * as answers from '../../commands/answer';
import type * as outcomes from '../../ledger/outcomes';
import { parentsInWords } from './parents-in-words';
import { refusalInWords } from './refusal-in-words';
import { timeInWords } from './time-in-words';
import { visible } from './visible';

/** What a command of the command line can come to. */
export type Outcome =
  | outcomes.CreateOutcome
  | outcomes.CreateGraphOutcome
  | outcomes.LinkOutcome
  | outcomes.UnlinkOutcome
  | outcomes.ClaimOutcome
  | outcomes.ClaimNextOutcome
  | outcomes.ReleaseOutcome
  | outcomes.CompleteOutcome;

const claimedInWords = (claim: outcomes.Claimed): string => {
  const { id, claimant, fence, attempt, leaseUntil, position, stands, title } = claim;
  const lease = leaseUntil === null ? '' : `, until ${timeInWords(leaseUntil)}`;
  const over = stands ? '' : ', which has ended since';
  const name = title === null ? '' : ` (${visible(title)})`;
  return `claimed ${visible(id)}${name} as ${visible(claimant)}: fence ${fence}, attempt ${attempt}${lease}${over} · position ${position}`;
};

const linkedInWords = ({ id, parentId, position, existed, binds, demoted }: answers.Linked): string => {
  const link = `${visible(id)} waits for ${visible(parentId)}`;
  if (existed) return `${link} already · position ${position}`;
  const from = { now: '', next_attempt: ' from its next attempt on', if_reopened: ' if it is reopened' };
  const again = demoted ? ', and is no longer ready' : '';
  return `${link}${from[binds ?? 'now']}${again} · position ${position}`;
};

const completedInWords = (completed: answers.Completed): string => {
  const { id, claimant, openParents, promoted, position } = completed;
  const by = claimant === null ? 'by hand' : `as ${visible(claimant)}`;
  const open =
    openParents.length === 0 ? '' : `; still open: ${parentsInWords(openParents, openParents.length)}`;
  const ready = promoted.length === 0 ? '' : `; now ready: ${promoted.map(visible).join(', ')}`;
  return `completed ${visible(id)} ${by}${open}${ready} · position ${position}`;
};

const inWords = (outcome: Outcome): string => {
  switch (outcome._tag) {
    case 'Rejected':
      return refusalInWords(outcome);
    case 'Created':
      return `created ${visible(outcome.id)}, ${outcome.status} · position ${outcome.position}`;
    case 'GraphCreated':
      return outcome.tasks.map((task) => inWords({ ...outcome, ...task })).join('\n');
    case 'Linked':
      return linkedInWords(outcome);
    case 'Unlinked': {
      const ready = outcome.promoted ? ', and is ready' : '';
      return `${visible(outcome.id)} no longer waits for ${visible(outcome.parentId)}${ready} · position ${outcome.position}`;
    }
    case 'Claimed':
      return claimedInWords(outcome);
    case 'ClaimedNext':
      return outcome.claims.map(claimedInWords).join('\n');
    case 'NoneReady':
      return 'no task is ready';
    case 'Released':
      return `released ${visible(outcome.id)}, ${outcome.status} · position ${outcome.position}`;
    case 'Completed':
      return completedInWords(outcome);
    default:
      return outcome satisfies never;
  }
};

/** An outcome for people. */
export const outcomeInWords = (outcome: Outcome): string =>
  outcome.replayed ? `${inWords(outcome)} · answered before` : inWords(outcome);
