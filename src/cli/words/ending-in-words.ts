import type * as answers from '../../commands/answer';
import { counted } from './counted';
import { clause } from './names-in-words';
import { parentsInWords } from './parents-in-words';
import { visible } from './visible';

/** A task that was completed, for people. */
export const completedInWords = (completed: answers.Completed): string => {
  const { id, claimant, openParents, promoted, position } = completed;
  const by = claimant === null ? 'by hand' : `as ${visible(claimant)}`;
  const open =
    openParents.length === 0 ? '' : `; still open: ${parentsInWords(openParents, openParents.length)}`;
  return `completed ${visible(id)} ${by}${open}${clause('now ready', promoted)} · position ${position}`;
};

/** A task that was cancelled, for people, with what became of its children. */
export const cancelledInWords = (outcome: answers.Cancelled): string => {
  const { id, openChildren, open, cancelled, waived, promoted, position } = outcome;
  const kept = cancelled.length === 0 && waived.length === 0;
  const clauses = [
    kept ? clause('open children', openChildren, open) : '',
    clause('cancelled with it', cancelled),
    clause('need not wait for it', waived),
    clause('now ready', promoted),
  ];
  return `cancelled ${visible(id)}${clauses.join('')} · position ${position}`;
};

/** A task that was reopened, for people, with what became of its children. */
export const reopenedInWords = (outcome: answers.Reopened): string => {
  const { id, status, demoted, invalidated, revoked, reopened, position } = outcome;
  const clauses = [
    clause('wait again', demoted),
    clause('go on', invalidated),
    clause('lost their attempts', revoked),
    clause('reopened with it', reopened),
  ];
  return `reopened ${visible(id)}, ${status}${clauses.join('')} · position ${position}`;
};

/** What was erased, for people. */
export const erasedInWords = ({ id, positions, position }: answers.Erased): string =>
  `erased what was written at ${counted(positions.length, 'position')} of ${visible(id)}: ${positions.join(', ')} · position ${position}`;
