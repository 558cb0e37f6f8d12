import { change, changeRefusal, withReason } from '../change';

/** Put a task aside until it is specified. */
export interface Triage {
  readonly _tag: 'Triage';
  readonly taskId: string;
  readonly reason: string | null;
}

export const triage = change<Triage, 'triaged', 'Triaged'>({
  kind: 'triaged',
  tag: 'Triaged',
  refusal: (_command, task) => changeRefusal(task, ['todo', 'ready', 'scheduled', 'blocked']),
  event: ({ reason }) => ({ data: {}, status: 'triage', ...withReason(reason) }),
});
