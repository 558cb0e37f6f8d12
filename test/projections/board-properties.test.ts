import * as fc from 'fast-check';
import { byBytes } from '../../src/events/by-bytes';
import type { Recorded } from '../../src/events/recorded';
import type { SatisfiedBy } from '../../src/events/policy';
import { Board } from '../../src/projections/board';
import { commands, retry } from '../commands/random-commands';
import { PureLedger } from '../commands/pure-ledger';
import { strayLinks } from '../commands/stray-links';
import { isOpen, linksOf, recount } from './recount';
import type { Recounted } from './recount';

/** Applies the log event by event, and looks after each. */
const atEachEvent = (
  { log, board: { satisfiedBy } }: PureLedger,
  look: (board: Board, seen: ReadonlyArray<Recorded>) => void,
): void => {
  const board = new Board();
  board.satisfiedBy = satisfiedBy;
  log.forEach((recorded, i) => {
    board.apply(recorded);
    look(board, log.slice(0, i + 1));
  });
};

const idsIn = (log: ReadonlyArray<Recorded>): ReadonlySet<string> =>
  new Set(log.flatMap(({ stored }) => stored.taskId ?? []));

const isRefusal = ({ event }: Recorded): boolean => event.kind.endsWith('_rejected');

const policies = fc.constantFrom<SatisfiedBy>(['done'], ['done', 'cancelled']);

const histories = fc.tuple(commands, policies, fc.boolean()).map(([all, satisfiedBy, stray]) => {
  const ledger = new PureLedger(satisfiedBy, retry);
  for (const one of all) ledger.live(one, stray ? strayLinks : undefined);
  return ledger;
});

describe('a board, after every event of any history', () => {
  it('counts the open parents that a recount from the log counts', () => {
    fc.assert(
      fc.property(histories, (ledger) =>
        atEachEvent(ledger, (board, seen) => {
          for (const id of idsIn(seen)) {
            expect([id, board.parentCounts(id)]).toEqual([id, recount(seen, id, board.satisfiedBy)]);
          }
        }),
      ),
    );
  });

  it('sees the parents of a task open ones first, then by their links, then by id', () => {
    fc.assert(
      fc.property(histories, (ledger) =>
        atEachEvent(ledger, (board, seen) => {
          for (const id of idsIn(seen)) {
            const links = linksOf(seen, id);
            const waits = (parent: string, link: Recounted) =>
              Number(isOpen(seen, parent, link, board.satisfiedBy));
            const expected = [...links].sort(
              ([a, linkA], [b, linkB]) =>
                waits(b, linkB) - waits(a, linkA) || linkA.position - linkB.position || byBytes(a, b),
            );
            expect(board.parentsSeen(id).parents.map((one) => [one.id, one.waived ?? null])).toEqual(
              expected.map(([parent, { waived }]) => [parent, waived]),
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
      fc.property(histories, (ledger) =>
        atEachEvent(ledger, (board, seen) => {
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
        for (const one of all) whole.live(one);
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
