import type { BoardPlace } from '../../../ledger/board-place';
import type { Claimed } from '../../../ledger/outcomes';
import { environmentOf } from '../../place';

/** Bytes that one variable can have, its name and its end included: Linux starts nothing that is given more. */
const VARIABLE_BYTES = 131_072;

const fits = (name: string, value: string): boolean =>
  Buffer.byteLength(name) + Buffer.byteLength(value) + 2 <= VARIABLE_BYTES;

/** The environment of a command that does a task: what this process has, and the task. What does not fit, or is erased, is not there. */
export const taskEnvironment = (task: Claimed, json: string, place: BoardPlace): NodeJS.ProcessEnv => {
  const own: Readonly<Record<string, string | null>> = {
    ...environmentOf(place),
    TASKLEDGER_TASK: json,
    TASKLEDGER_TASK_ID: task.id,
    TASKLEDGER_TASK_TITLE: task.title,
    TASKLEDGER_FENCE: String(task.fence),
    TASKLEDGER_CLAIMANT: task.claimant,
    TASKLEDGER_ATTEMPT: String(task.attempt),
  };
  const around = Object.entries(process.env).filter(([name]) => !Object.hasOwn(own, name));
  const given = Object.entries(own).filter(
    (entry): entry is [string, string] => entry[1] !== null && fits(entry[0], entry[1]),
  );
  return Object.fromEntries([...around, ...given]);
};
