import type { TaskStatus } from '../../../events/status';
import type { GraphTask } from '../../../ledger/graph';
import { cut, visible } from '../../words/visible';

/** What a picture says of a task, line by line; control characters are spelled out. */
export const labelOf = ({ id, title, status, claimant, archived }: GraphTask): ReadonlyArray<string> => [
  visible(id),
  cut(title ?? '(erased)', 60),
  [status, ...(claimant === null ? [] : [cut(claimant, 24)]), ...(archived ? ['archived'] : [])].join(', '),
];

/** The colour in which a picture fills a task. */
export const fills: { readonly [S in TaskStatus]: string } = {
  triage: '#eeeeee',
  todo: '#eeeeee',
  scheduled: '#e0e0f0',
  ready: '#fff3bf',
  running: '#c5f6fa',
  blocked: '#ffc9c9',
  review: '#eebefa',
  done: '#b2f2bb',
  cancelled: '#ced4da',
};
