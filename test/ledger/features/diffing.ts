import * as fc from 'fast-check';
import { InvalidInput } from '../../../src/index';
import type { BoardDiff, PastBoard, TaskView } from '../../../src/index';
import { Clock } from '../clock';
import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';
import { live, lives } from '../random-life';

const parentsOf = async (board: PastBoard, id: string): Promise<ReadonlyMap<string, boolean>> =>
  new Map(
    ((await board.get(id))?.parentsSeen ?? []).map((parent) => [parent.id, parent.waived !== undefined]),
  );

const told = async (board: PastBoard): Promise<ReadonlyMap<string, TaskView>> =>
  new Map((await board.list()).tasks.map((task) => [task.id, task]));

const changed = <A>(from: A, to: A): { readonly from: A; readonly to: A } | null =>
  from === to ? null : { from, to };

/** What two boards show of a task that a diff between them has to say. */
const seenOf = (before: TaskView | undefined, after: TaskView) => ({
  taskId: after.id,
  made: before === undefined,
  status: changed(before?.status ?? null, after.status),
  assignee: changed(before?.assignee ?? null, after.assignee),
  priority: changed(before?.priority ?? null, after.priority),
  archived: changed((before?.archivedAt ?? null) !== null, after.archivedAt !== null),
  claims: after.attempts - (before?.attempts ?? 0),
  events: after.version - (before?.version ?? 0),
});

/** Checks a diff against the two boards that it lies between. */
const mustTellBetween = async ({ tasks }: BoardDiff, from: PastBoard, to: PastBoard): Promise<void> => {
  const [before, after] = [await told(from), await told(to)];
  const byId = new Map(tasks.map((one) => [one.taskId, one]));
  for (const [id, task] of after) {
    const one = byId.get(id);
    const was = before.get(id);
    if (one === undefined) {
      expect({ ...task, openParents: 0 }).toEqual({ ...was, openParents: 0 });
      continue;
    }
    expect(one).toMatchObject(seenOf(was, task));
    if (one.title === null) expect(task.title).toBe(was?.title);
    else expect(one.title).toEqual({ from: was?.title ?? null, to: task.title });
    expect(one.claim?.to ?? null).toEqual(
      one.claim === null || task.claimant === null
        ? null
        : { claimant: task.claimant, fence: task.fence, leaseUntil: task.leaseUntil },
    );
    if (one.claim === null)
      expect([task.claimant, task.fence]).toEqual([was?.claimant ?? null, was?.fence ?? null]);
    const [had, has] = [await parentsOf(from, id), await parentsOf(to, id)];
    expect(one.linked).toEqual(expect.arrayContaining([...has.keys()].filter((parent) => !had.has(parent))));
    expect(one.unlinked).toEqual(
      expect.arrayContaining([...had.keys()].filter((parent) => !has.has(parent))),
    );
    for (const parent of one.linked) expect(has.has(parent)).toBe(true);
    for (const parent of one.unlinked) expect(had.has(parent)).toBe(true);
    for (const [parent, waived] of has) {
      const fresh = waived && (one.linked.includes(parent) || had.get(parent) !== true);
      expect([parent, one.waived.includes(parent)]).toEqual([parent, fresh]);
    }
  }
  expect([...byId.keys()].every((id) => after.has(id))).toBe(true);
};

export const diffing = (newPlace: NewPlace): void => {
  describe('what changed between two positions', () => {
    const fresh = freshLedger(newPlace);

    it('is what the two boards of the past differ in, whatever happened', () =>
      fc.assert(
        fc.asyncProperty(lives, fc.nat(), fc.nat(), async (steps, one, other) => {
          const place = newPlace();
          const clock = new Clock();
          const ledger = await place.open({ actor: 'opener', durability: 'normal' }, { now: clock.read });
          try {
            await live({ ledger, clock }, steps);
            const head = await ledger.head();
            const [from, to] = [1 + (one % head), 1 + (other % head)].sort((a, b) => a - b) as [
              number,
              number,
            ];
            const found = await ledger.diff({ position: from }, { position: to });
            expect([found.from.position, found.to.position]).toEqual([from, to]);
            const boards = [
              await ledger.asOf({ position: from }),
              await ledger.asOf({ position: to }),
            ] as const;
            await mustTellBetween(found, ...boards);
          } finally {
            await ledger.close();
            await place.remove();
          }
        }),
        { numRuns: 20 },
      ));

    it('is told task by task, in the order of creation', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'p', title: 'parent' });
      await ledger.create({ id: 'q', title: 'other', assignee: 'ada' });
      await ledger.create({ id: 'c', title: 'child', parents: ['p', 'q'] });
      const from = await ledger.head();
      await ledger.claim({ taskId: 'q', claimant: 'bob', leaseMs: null });
      await ledger.waive({ parentId: 'q', childId: 'c', reason: 'not needed' });
      await ledger.unlink({ parentId: 'p', childId: 'c' });
      await ledger.edit({ taskId: 'c', title: 'renamed', data: 7 });
      await ledger.assign({ taskId: 'q', assignee: null });
      await ledger.prioritise({ taskId: 'c', priority: 3 });
      await ledger.create({ id: 'n', title: 'new', parents: ['c'] });
      await ledger.archive({ taskId: 'p' });
      const to = await ledger.head();
      const none = {
        made: false,
        status: null,
        title: null,
        assignee: null,
        priority: null,
        claim: null,
        archived: null,
        dataEdited: false,
        linked: [],
        unlinked: [],
        waived: [],
        claims: 0,
      };
      const { tasks } = await ledger.diff({ position: from }, { position: to });
      expect(tasks).toEqual([
        { ...none, taskId: 'p', archived: { from: false, to: true }, events: 1 },
        {
          ...none,
          taskId: 'q',
          status: { from: 'ready', to: 'running' },
          assignee: { from: 'ada', to: null },
          claim: { from: null, to: { claimant: 'bob', fence: 1, leaseUntil: null } },
          claims: 1,
          events: 2,
        },
        {
          ...none,
          taskId: 'c',
          status: { from: 'todo', to: 'ready' },
          title: { from: 'child', to: 'renamed' },
          priority: { from: 0, to: 3 },
          dataEdited: true,
          unlinked: ['p'],
          waived: ['q'],
          events: 5,
        },
        {
          ...none,
          taskId: 'n',
          made: true,
          status: { from: null, to: 'todo' },
          title: { from: null, to: 'new' },
          priority: { from: null, to: 0 },
          linked: ['c'],
          events: 1,
        },
      ]);
      expect((await ledger.diff({ position: to }, { position: to })).tasks).toEqual([]);
    });

    it('does not tell what was erased since', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'a', title: 'secret' });
      const from = await ledger.head();
      await ledger.edit({ taskId: 'a', title: 'public' });
      const to = await ledger.head();
      await ledger.erase({ position: from, reason: 'asked to' });
      const { tasks } = await ledger.diff({ position: from }, { position: to });
      expect(tasks).toMatchObject([{ taskId: 'a', title: { from: null, to: 'public' } }]);
    });

    it('is told between times too, and refused backwards or where there is no such point', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'a', title: 'a' });
      const head = await ledger.head();
      const { tasks, to } = await ledger.diff({ position: 1 }, { time: Date.now() + 1_000 });
      expect(tasks).toMatchObject([{ taskId: 'a', made: true }]);
      expect(to.position).toBe(head);
      const refused = (from: number, until: number) =>
        ledger.diff({ position: from }, { position: until }).catch((error: unknown) => error);
      for (const [from, until, field, value] of [
        [2, 1, 'diff.to', 1],
        [0, 1, 'diff.from.position', 0],
        [1, head + 1, 'diff.to.position', head + 1],
      ] as const) {
        const error = await refused(from, until);
        expect(error).toBeInstanceOf(InvalidInput);
        expect(error).toMatchObject({ field, value });
      }
    });
  });
};
