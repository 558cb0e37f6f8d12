import { change, changeRefusal, withReason } from '../change';
import { wayBack } from '../gate';

/** Say that a task in triage can be done as it stands now. */
export interface Specify {
  readonly _tag: 'Specify';
  readonly taskId: string;
  readonly reason: string | null;
}

export const specify = change<Specify, 'specified', 'Specified'>({
  kind: 'specified',
  tag: 'Specified',
  refusal: (_command, task) => changeRefusal(task, ['triage']),
  event: ({ reason }, task, board, { satisfied }) => ({
    data: {},
    status: wayBack(task, board.parentCounts(task.id), satisfied),
    ...withReason(reason),
  }),
});
