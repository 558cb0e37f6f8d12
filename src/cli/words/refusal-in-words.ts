import type { Reason, Rejection } from '../../commands/answer';
import { parentsInWords } from './parents-in-words';
import { timeInWords } from '../../events/time-in-words';
import { visible } from './visible';

const lease = (until: number | null): string => (until === null ? '' : ` until ${timeInWords(until)}`);

const anyOf = (words: ReadonlyArray<string>): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** Why something was refused, for people. */
export const reasonInWords = (reason: Reason): string => {
  switch (reason._tag) {
    case 'archived':
      return 'the task is archived';
    case 'terminal':
      return `the task is ${reason.status}`;
    case 'already_claimed':
    case 'held':
      return `${visible(reason.claimant)} holds the task under fence ${reason.fence}${lease(reason.leaseUntil)}`;
    case 'scheduled':
      return `the task is scheduled for ${timeInWords(reason.runAt)}`;
    case 'blocked':
      return `the task is blocked (${visible(reason.kind)})`;
    case 'parents_not_done':
      return `parents not done (${reason.open} of ${reason.total} open): ${parentsInWords(reason.parents, reason.open)}`;
    case 'not_ready':
      return `the task is ${reason.status}, not ready`;
    case 'not_claimed':
      return `nobody holds the task, it is ${reason.status}`;
    case 'unknown_task':
      return `there is no task ${visible(reason.taskId)}`;
    case 'duplicate_id':
      return `there is a task ${visible(reason.taskId)} already`;
    case 'self_link':
      return `${visible(reason.taskId)} cannot be its own parent`;
    case 'cycle':
      return `the links would form a cycle: ${reason.path.map(visible).join(' → ')}`;
    case 'started':
      return `the child has started, it is ${reason.status}`;
    case 'not_linked':
      return `${visible(reason.parentId)} is no parent of ${visible(reason.childId)}`;
    case 'wrong_status':
      return `the task is ${reason.status}, not ${anyOf(reason.from)}`;
    case 'not_archived':
      return 'the task is not archived';
    case 'parent_archived':
      return `the parent ${visible(reason.parentId)} is archived`;
    case 'nothing_to_erase':
      return 'there is nothing to erase';
    case 'unknown_event':
      return `there is no event of a task at position ${reason.position}`;
    case 'command_id_reused':
      return `the command id ${visible(reason.commandId)} stands for another request, at position ${reason.position}`;
    default:
      return reason satisfies never;
  }
};

/** A refusal for people: why, and where the log says so. */
export const refusalInWords = ({ reason, position, repeated }: Rejection): string => {
  const before = repeated ? 'already ' : '';
  const where = position === null ? 'not recorded' : `recorded ${before}at position ${position}`;
  return `refused: ${reasonInWords(reason)} · ${where}`;
};
