import { change } from '../change';

/** Say something about a task, whatever its status. */
export interface Comment {
  readonly _tag: 'Comment';
  readonly taskId: string;
  readonly text: string;
}

export const comment = change<Comment, 'commented', 'Commented'>({
  kind: 'commented',
  tag: 'Commented',
  refusal: () => undefined,
  event: ({ text }, task) => ({ data: {}, status: task.status, content: { text } }),
});
