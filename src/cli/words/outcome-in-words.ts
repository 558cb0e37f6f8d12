import type * as answers from '../../commands/answer';
import type * as outcomes from '../../ledger/outcomes';
import { claimedInWords, failedInWords, leaseInWords, sweptInWords } from './attempt-in-words';
import { changeInWords, isChange } from './change-in-words';
import { dryRunInWords } from './dry-run-in-words';
import { cancelledInWords, completedInWords, erasedInWords, reopenedInWords } from './ending-in-words';
import { refusalInWords } from './refusal-in-words';
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
  | outcomes.CompleteOutcome
  | outcomes.CompleteAndClaimNextOutcome
  | outcomes.HeartbeatOutcome
  | outcomes.FailOutcome
  | outcomes.SweepOutcome
  | outcomes.CancelOutcome
  | outcomes.ReopenOutcome
  | outcomes.WaiveOutcome
  | outcomes.EraseOutcome
  | outcomes.ChangeOutcome<answers.ChangeTag>;

const linkedInWords = ({ id, parentId, position, existed, binds, demoted }: answers.Linked): string => {
  const link = `${visible(id)} waits for ${visible(parentId)}`;
  if (existed) return `${link} already · position ${position}`;
  const from = { now: '', next_attempt: ' from its next attempt on', if_reopened: ' if it is reopened' };
  const again = demoted ? ', and is no longer ready' : '';
  return `${link}${from[binds ?? 'now']}${again} · position ${position}`;
};

const waivedInWords = ({ id, parentId, position, existed, promoted }: answers.Waived): string => {
  const waiver = `${visible(id)} need not wait for ${visible(parentId)}`;
  const ready = promoted ? ', and is ready' : '';
  return `${waiver}${existed ? ' already' : ready} · position ${position}`;
};

const inWords = (outcome: Outcome): string => {
  if (isChange(outcome)) return changeInWords(outcome);
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
    case 'CompletedAndClaimed': {
      const { completed, claims } = outcome;
      const taken = claims.length === 0 ? ['no task is ready'] : claims.map(claimedInWords);
      return [completedInWords(completed), ...taken].join('\n');
    }
    case 'LeaseHeld':
      return leaseInWords(outcome);
    case 'Failed':
      return failedInWords(outcome);
    case 'Swept':
      return sweptInWords(outcome);
    case 'Cancelled':
      return cancelledInWords(outcome);
    case 'Reopened':
      return reopenedInWords(outcome);
    case 'Waived':
      return waivedInWords(outcome);
    case 'Erased':
      return erasedInWords(outcome);
    case 'DryRun':
      return dryRunInWords(outcome);
    default:
      return outcome satisfies never;
  }
};

/** An outcome for people. */
export const outcomeInWords = (outcome: Outcome): string =>
  outcome._tag !== 'DryRun' && outcome.replayed ? `${inWords(outcome)} · answered before` : inWords(outcome);
