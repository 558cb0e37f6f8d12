import type { Json } from '../../events/json';
import type { Presented } from '../attempt-refusal';
import { attemptRefusal } from '../attempt-refusal';
import { change, changeRefusal } from '../change';

/** End an attempt with an outcome that somebody has to review. */
export interface RequestReview extends Presented {
  readonly _tag: 'RequestReview';
  readonly taskId: string;
  /** Undefined for none; null is a result. */
  readonly result: Json | undefined;
}

export const requestReview = change<RequestReview, 'review_requested', 'ReviewRequested'>({
  kind: 'review_requested',
  tag: 'ReviewRequested',
  refusal: (command, task) => attemptRefusal(task, command) ?? changeRefusal(task, ['running'], command),
  event: ({ result }, task) => {
    const { claimant, fence } = task.attempt!;
    const content = result === undefined ? {} : { content: { result } };
    return { data: { claimant, fence }, status: 'review', ...content };
  },
});
