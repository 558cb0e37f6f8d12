import { isLeft, isRight, left, right } from 'fp-ts/Either';
import { readEvent } from '../events/read-event';
import type { Recorded } from '../events/recorded';
import type { CommandRecord } from '../projections/command-record';
import type { Task } from '../projections/task';
import { taskFromRow } from '../projections/task-row';
import type { Answer, Claimed } from './answer';
import { answerOf } from './decide';
import { rejection } from './decision';
import type { ClaimedTasks } from './givens';
import type { Request } from './request';
import type { Queries } from './store';
import { StoreFailure } from './store-failure';

const eventsOf = async (queries: Queries, record: CommandRecord): Promise<ReadonlyArray<Recorded>> => {
  const recorded: Recorded[] = [];
  while (recorded.length < record.events) {
    const rows = await queries.events(record.position - 1 + recorded.length, record.events - recorded.length);
    if (rows.length === 0) break;
    for (const row of rows) {
      const { stored } = row;
      const event = readEvent(stored);
      if (isLeft(event)) {
        const detail = `an event of command ${record.commandId} cannot be read (${event.left._tag})`;
        throw new StoreFailure({ _tag: 'Corrupt', position: stored.position, detail });
      }
      recorded.push({ ...row, event: event.right });
    }
  }
  return recorded;
};

/** A first answer, and the tasks that it claimed, as they are now. */
export interface Replayed {
  readonly answer: Answer;
  readonly claimed: ClaimedTasks;
}

/**
 * The answer to a request whose command id is taken: the first outcome, read from its events, if it is the same
 * request; of a claim it says whether the attempt still stands.
 */
export const replay = async (
  queries: Queries,
  request: Request,
  record: CommandRecord,
): Promise<Replayed> => {
  const { commandId, requestHash } = request;
  const { position } = record;
  if (requestHash !== record.requestHash) {
    const reused = rejection(null, { _tag: 'command_id_reused', commandId, position });
    return { answer: left(reused), claimed: [] };
  }
  const tasks: Task[] = [];
  const now = async (claimed: Claimed): Promise<Claimed> => {
    const task = await queries.task(claimed.id);
    if (task === undefined) return { ...claimed, stands: false };
    tasks.push(taskFromRow(task.row));
    return { ...claimed, stands: task.row.claim_fence === claimed.fence };
  };
  const standing = async (answer: Answer): Promise<Answer> => {
    if (!isRight(answer)) return answer;
    switch (answer.right._tag) {
      case 'Claimed':
        return right(await now(answer.right));
      case 'ClaimedNext':
      case 'CompletedAndClaimed': {
        const claims: Claimed[] = [];
        for (const claimed of answer.right.claims) claims.push(await now(claimed));
        return right({ ...answer.right, claims });
      }
      default:
        return answer;
    }
  };
  const answer = await standing(answerOf(request.command, await eventsOf(queries, record)));
  return { answer, claimed: tasks };
};
