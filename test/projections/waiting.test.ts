import * as fc from 'fast-check';
import { isOverdue, wakesAt } from '../../src/projections/overdue';
import { PureLedger } from '../commands/pure-ledger';
import { commands, retry } from '../commands/random-commands';

const boards = commands.map((all) => {
  const ledger = new PureLedger(['done'], retry);
  for (const one of all) ledger.live(one);
  return ledger.board;
});

const moment = fc.integer({ min: 1_000, max: 12_000 });

const ids = (tasks: ReadonlyArray<{ readonly id: string }>) => tasks.map(({ id }) => id).sort();

describe('the tasks of a board that time changes', () => {
  it('are those whose lease ends, or whose time comes, by then: no other can be overdue', () => {
    fc.assert(
      fc.property(boards, moment, (board, now) => {
        const overdue = new Set(board.overdue(now).map(({ id }) => id));
        for (const task of board.tasks.values()) {
          const { id, status, attempt, runAt } = task;
          const at = status === 'running' ? (attempt?.leaseUntil ?? null) : runAt;
          expect(wakesAt(task)).toBe(status === 'running' || status === 'scheduled' ? at : null);
          expect(isOverdue(task, now)).toBe(at !== null && at <= now);
          expect(overdue.has(id)).toBe(isOverdue(task, now));
        }
      }),
    );
  });

  it('come the longest overdue first, then the oldest', () => {
    fc.assert(
      fc.property(boards, moment, (board, now) => {
        const order = board.overdue(now).map((task) => [wakesAt(task) ?? 0, task.createdPosition] as const);
        const sorted = order.toSorted(([a, first], [b, second]) => a - b || first - second);
        expect(order).toEqual(sorted);
      }),
    );
  });
});

describe('the tasks of a board that wait for a claim', () => {
  it('are all that are ready, or in review without an open parent, of an assignee or of any, but for archived ones', () => {
    const asked = fc.tuple(fc.constantFrom('ready', 'review'), fc.constantFrom(null, 'ann', 'cy'));
    fc.assert(
      fc.property(boards, asked, (board, [from, assignee]) => {
        const waiting = [...board.tasks.values()].filter(
          (task) =>
            task.status === from &&
            task.archivedAt === null &&
            (from === 'ready' || board.parentCounts(task.id).open === 0) &&
            (assignee === null || task.assignee === assignee),
        );
        expect(ids(board.ready(from, assignee))).toEqual(ids(waiting));
      }),
    );
  });

  it('come by priority, then the oldest first', () => {
    fc.assert(
      fc.property(boards, (board) => {
        const order = board
          .ready('ready', null)
          .map((task) => [task.priority, task.createdPosition] as const);
        const sorted = order.toSorted(([a, first], [b, second]) => b - a || first - second);
        expect(order).toEqual(sorted);
      }),
    );
  });
});
