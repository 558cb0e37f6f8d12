import { right } from 'fp-ts/Either';
import { append, refuse } from './decision';
import type { Handler } from './handler';
import type { Erasable } from './needs';
import { firstOf, taskIdOf } from './of-kind';

/** Take away what people wrote: in all the events of a task, or in one event. The reasons given for erasures stay. */
export interface Erase {
  readonly _tag: 'Erase';
  readonly what: Erasable;
  readonly reason: string;
}

export const erase: Handler<Erase> = {
  needs: ({ what }) => ({ erasable: [what] }),

  decide: ({ what, reason }, board) => {
    const found = board.erasable(what);
    if (found === undefined) {
      return 'taskId' in what
        ? refuse(what.taskId, { _tag: 'unknown_task', taskId: what.taskId })
        : refuse(null, { _tag: 'unknown_event', position: what.position });
    }
    const { taskId, positions } = found;
    const task = board.task(taskId);
    if (task === undefined) return refuse(taskId, { _tag: 'unknown_task', taskId });
    if (positions.length === 0) return refuse(taskId, { _tag: 'nothing_to_erase' });
    const content = { reason };
    return append({ kind: 'content_erased', data: { positions }, taskId, status: task.status, content });
  },

  answer: (_command, recorded) => {
    const erased = firstOf(recorded, 'content_erased')!;
    return right({
      _tag: 'Erased',
      id: taskIdOf(erased),
      position: erased.stored.position,
      positions: erased.event.data.positions,
    });
  },
};
