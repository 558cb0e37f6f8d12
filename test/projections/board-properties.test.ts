import * as fc from 'fast-check';
import { byBytes } from '../../src/events/by-bytes';
import type { Recorded } from '../../src/events/recorded';
import { Board } from '../../src/projections/board';
import { commands } from '../commands/random-commands';
import { PureLedger } from '../commands/pure-ledger';
import { strayLinks } from '../commands/stray-links';

/** Applies the log event by event, and looks after each. */
const atEachEvent = (
  log: ReadonlyArray<Recorded>,
  look: (board: Board, seen: ReadonlyArray<Recorded>) => void,
): void => {
  const board = new Board();
  log.forEach((recorded, i) => {
    board.apply(recorded);
    look(board, log.slice(0, i + 1));
  });
};

/** The links of a child by their positions, recounted from the events alone. */
const linksOf = (log: ReadonlyArray<Recorded>, childId: string): ReadonlyMap<string, number> => {
  const links = new Map<string, number>();
  for (const { stored, event } of log) {
    if (stored.taskId !== childId) continue;
    if (event.kind === 'created') for (const id of event.data.parents) links.set(id, stored.position);
    if (event.kind === 'linked') links.set(event.data.parentId, stored.position);
    if (event.kind === 'unlinked') links.delete(event.data.parentId);
  }
  return links;
};

const statusOf = (log: ReadonlyArray<Recorded>, taskId: string) =>
  log.findLast(({ stored }) => stored.taskId === taskId)?.stored.status;

const idsIn = (log: ReadonlyArray<Recorded>): ReadonlySet<string> =>
  new Set(log.flatMap(({ stored }) => stored.taskId ?? []));

const isRefusal = ({ event }: Recorded): boolean => event.kind.endsWith('_rejected');

const histories = fc.tuple(commands, fc.boolean()).map(([all, stray]) => {
  const ledger = new PureLedger();
  for (const one of all) ledger.ask(one, stray ? strayLinks : undefined);
  return ledger;
});

describe('a board, after every event of any history', () => {
  it('counts the open parents that a recount from the log counts', () => {
    fc.assert(
      fc.property(histories, ({ log }) =>
        atEachEvent(log, (board, seen) => {
          for (const id of idsIn(seen)) {
            const parents = [...linksOf(seen, id).keys()];
            const open = parents.filter((parent) => statusOf(seen, parent) !== 'done').length;
            expect([id, board.parentCounts(id)]).toEqual([id, { open, total: parents.length }]);
          }
        }),
      ),
    );
  });

  it('sees the parents of a task open ones first, then by their links, then by id', () => {
    fc.assert(
      fc.property(histories, ({ log }) =>
        atEachEvent(log, (board, seen) => {
          for (const id of idsIn(seen)) {
            const links = linksOf(seen, id);
            const expected = [...links].sort(
              ([a, atA], [b, atB]) =>
                Number(statusOf(seen, a) === 'done') - Number(statusOf(seen, b) === 'done') ||
                atA - atB ||
                byBytes(a, b),
            );
            expect(board.parentsSeen(id).parents.map((one) => one.id)).toEqual(
              expected.map(([parent]) => parent),
            );
          }
        }),
      ),
    );
  });

  it('names for each parent seen the event that gave it its status', () => {
    fc.assert(
      fc.property(histories, ({ log, board }) => {
        for (const taskId of board.tasks.keys()) {
          for (const { id, status, position } of board.parentsSeen(taskId).parents) {
            const own = log.filter(({ stored }) => stored.taskId === id);
            const at = own.findIndex(({ stored }) => stored.position === position);
            expect(own[at]?.stored.status).toBe(status);
            expect(own[at - 1]?.stored.status).not.toBe(status);
            expect(own.slice(at).every(({ stored }) => stored.status === status)).toBe(true);
          }
        }
      }),
    );
  });

  it('remembers a refusal until an event of that task that is none', () => {
    fc.assert(
      fc.property(histories, ({ log }) =>
        atEachEvent(log, (board, seen) => {
          for (const { stored } of seen.filter(isRefusal)) {
            const { taskId, kind, data } = stored;
            const own = seen.filter((one) => one.stored.taskId === taskId);
            const standing = own.slice(own.findLastIndex((one) => !isRefusal(one)) + 1);
            const same = standing.find((one) => one.stored.kind === kind && one.stored.data === data);
            expect(board.refusal(taskId!, kind, data)).toBe(same?.stored.position);
          }
        }),
      ),
    );
  });

  it('has no cycle, and no task that is ready with an open parent where every writer demotes', () => {
    fc.assert(
      fc.property(commands, (all) => {
        const whole = new PureLedger();
        for (const one of all) whole.ask(one);
        const { board } = whole;
        const tasks = [...board.tasks.values()];
        const gated = tasks.filter(({ status }) => status === 'ready' || status === 'todo');
        const open = gated.filter(({ id }) => board.parentCounts(id).open > 0);
        expect(open).toEqual(gated.filter(({ status }) => status === 'todo'));
        const round = [...board.allLinks()].filter(
          ({ parentId, childId }) => board.pathDown(childId, parentId) !== undefined,
        );
        expect(round).toEqual([]);
      }),
    );
  });
});
