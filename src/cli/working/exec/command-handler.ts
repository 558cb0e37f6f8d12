import type { BoardPlace } from '../../../ledger/board-place';
import type { Claimed } from '../../../ledger/outcomes';
import type { AttemptAtWork } from '../../../ledger/workers/attempt';
import { visible } from '../../words/visible';
import { conclude } from './conclude';
import { ProcessGroup } from './process-group';
import type { Exit } from './process-group';
import { runCommand } from './run-command';
import { taskEnvironment } from './task-environment';
import type { UnderWay } from './under-way';

/** What doing tasks by a command takes. */
export interface CommandWork {
  readonly command: string;
  /** The ledger, by its whole path. */
  readonly place: BoardPlace;
  readonly underWay: UnderWay;
}

/** Does a task by running a command. An attempt that is lost has its command end; so has one that is under way when all have to end, and its task is released. */
export const doByCommand = async (
  { command, place, underWay }: CommandWork,
  task: Claimed,
  attempt: AttemptAtWork,
  onExit: (exit: Exit) => void,
): Promise<unknown> => {
  const json = JSON.stringify(task);
  const { signal } = attempt;
  const group = new ProcessGroup(command, taskEnvironment(task, json, place));
  const stop = () => group.end();
  signal.addEventListener('abort', stop);
  try {
    const run = { stdin: `${json}\n`, prefix: `${visible(task.id)}: ` };
    const end = await underWay.during(group, () => runCommand(group, run));
    onExit({ exitCode: end.exitCode, signal: end.signal });
    if (signal.aborted) throw signal.reason;
    if (group.isCutShort && underWay.isClosed) return await attempt.release('the worker was stopped');
    return await conclude(end, attempt);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};
