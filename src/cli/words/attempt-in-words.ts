import type * as answers from '../../commands/answer';
import type { Claimed } from '../../ledger/outcomes';
import { timeInWords } from '../../events/time-in-words';
import { visible } from './visible';

/** A claim that was granted, for people. */
export const claimedInWords = (claim: Claimed): string => {
  const { id, claimant, fence, attempt, leaseUntil, from, position, stands, title } = claim;
  const lease = leaseUntil === null ? '' : `, until ${timeInWords(leaseUntil)}`;
  const over = stands ? '' : ', which has ended since';
  const name = title === null ? '' : ` (${visible(title)})`;
  const review = from === 'review' ? ' for review' : '';
  return `claimed ${visible(id)}${name}${review} as ${visible(claimant)}: fence ${fence}, attempt ${attempt}${lease}${over} · position ${position}`;
};

/** The lease that stands, for people. */
export const leaseInWords = ({ id, claimant, fence, leaseUntil, position }: answers.LeaseHeld): string => {
  const lease = leaseUntil === null ? ' without a lease' : ` until ${timeInWords(leaseUntil)}`;
  const where = position === null ? 'nothing to record' : `position ${position}`;
  return `${visible(claimant)} holds ${visible(id)} under fence ${fence}${lease} · ${where}`;
};

const nextInWords = ({ status, runAt, gaveUp }: answers.Failed): string => {
  if (gaveUp) return 'given up, blocked';
  return runAt === null ? `to be tried again, ${status}` : `to be tried again at ${timeInWords(runAt)}`;
};

/** An attempt that failed, for people. */
export const failedInWords = (failed: answers.Failed): string => {
  const { id, claimant, fence, attempt, position } = failed;
  return `attempt ${attempt} at ${visible(id)} failed as ${visible(claimant)}, fence ${fence}: ${nextInWords(failed)} · position ${position}`;
};

/** What a sweep found, for people: a line for each task. */
export const sweptInWords = ({ reclaimed, due }: answers.Swept): string => {
  const lines = [
    ...reclaimed.map(({ id, claimant, fence, gaveUp, position }) => {
      const over = gaveUp ? ', and given up, blocked' : '';
      return `reclaimed ${visible(id)} from ${visible(claimant)}, fence ${fence}${over} · position ${position}`;
    }),
    ...due.map(({ id, status, position }) => `${visible(id)} is due, ${status} · position ${position}`),
  ];
  return lines.length === 0 ? 'nothing is overdue' : lines.join('\n');
};
