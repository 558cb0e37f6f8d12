import type { Changed, ChangeTag } from '../../commands/answer';
import type { TaskStatus } from '../../events/status';
import { visible } from './visible';

const words: { readonly [T in ChangeTag]: (id: string, status: TaskStatus) => string } = {
  Scheduled: (id) => `scheduled ${id}`,
  Blocked: (id) => `blocked ${id}`,
  Unblocked: (id, status) => `unblocked ${id}, ${status}`,
  Triaged: (id) => `put ${id} aside for triage`,
  Specified: (id, status) => `specified ${id}, ${status}`,
  ReviewRequested: (id) => `${id} waits for a review`,
  ChangesRequested: (id, status) => `sent ${id} back from its review, ${status}`,
  Archived: (id, status) => `archived ${id}, ${status}`,
  Unarchived: (id, status) => `unarchived ${id}, ${status}`,
  Commented: (id) => `commented on ${id}`,
  Assigned: (id) => `assigned ${id}`,
  Prioritised: (id) => `prioritised ${id}`,
  Edited: (id) => `edited ${id}`,
};

/** Whether an outcome is the change of one task, and of nothing else. */
export const isChange = <T extends { readonly _tag: string }>(
  outcome: T,
): outcome is Extract<T, Changed<ChangeTag>> => Object.hasOwn(words, outcome._tag);

/** The change of one task for people. */
export const changeInWords = ({ _tag, id, status, position }: Changed<ChangeTag>): string =>
  `${words[_tag](visible(id), status)} · position ${position}`;
