import { isLeft } from 'fp-ts/Either';
import type { Reason } from '../commands/answer';
import type { Preview } from '../commands/preview';
import type { Queries, StoredDetail } from '../commands/store';
import type { Recorded } from '../events/recorded';
import type { TaskStatus } from '../events/status';
import { failurePositionsFromRow } from '../projections/task-row';
import { mustRead } from './log-fold';
import { eachOfHistory } from './log-pages';

/** Whether a task could be claimed now, and why not. */
export interface ReadyExplanation {
  readonly taskId: string;
  readonly status: TaskStatus;
  /** Whether a claim would be granted. */
  readonly ready: boolean;
  /** The first reason that forbids a claim; null where none does. */
  readonly reason: Reason | null;
  /** What the next claimer would find out first: that the lease has passed, or that the time has come. */
  readonly wakes: 'reclaimed' | 'became_due' | null;
  /** The events that say so, in order. */
  readonly events: ReadonlyArray<Recorded>;
}

/** The positions that a reason rests on, the task's last archiving apart. */
const groundsOf = (reason: Reason | null, { row, parents }: StoredDetail): ReadonlyArray<number> => {
  switch (reason?._tag) {
    case 'already_claimed':
      return row.claim_position === null ? [] : [row.claim_position];
    case 'parents_not_done': {
      const named = new Set(reason.parents.slice(0, reason.open).map(({ id }) => id));
      return parents
        .filter(({ id }) => named.has(id))
        .flatMap(({ position, linkPosition }) => [linkPosition, position]);
    }
    case 'blocked':
      return [...failurePositionsFromRow(row), row.status_position];
    default:
      return [row.claim_position ?? row.status_position];
  }
};

const lastArchived = async (
  queries: Pick<Queries, 'history'>,
  taskId: string,
): Promise<ReadonlyArray<number>> => {
  let found: ReadonlyArray<number> = [];
  await eachOfHistory(queries, taskId, ({ stored }) => {
    if (stored.kind === 'archived') found = [stored.position];
  });
  return found;
};

/** Reads from a claim that is only tried whether a task is ready, and finds the events behind the answer. */
export const explainReady = async (
  queries: Pick<Queries, 'events' | 'history'>,
  detail: StoredDetail,
  { outcome, events: tried }: Preview,
): Promise<ReadyExplanation> => {
  const { id: taskId, status } = detail.row;
  const refusal = !isLeft(outcome) && isLeft(outcome.right.answer) ? outcome.right.answer.left : null;
  const reason = refusal?.reason ?? null;
  const woken = tried.find(({ event }) => event.kind === 'reclaimed' || event.kind === 'became_due')?.event
    .kind;
  const wakes = woken === 'reclaimed' || woken === 'became_due' ? woken : null;
  const grounds =
    reason?._tag === 'archived' ? await lastArchived(queries, taskId) : groundsOf(reason, detail);
  const positions = [...new Set(grounds)].sort((a, b) => a - b);
  const events: Recorded[] = [];
  for (const position of positions) {
    const [row] = await queries.events(position - 1, 1);
    if (row?.stored.position === position) events.push(mustRead(row));
  }
  return { taskId, status, ready: reason === null, reason, wakes, events };
};
