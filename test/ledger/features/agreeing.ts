import * as fc from 'fast-check';
import type { Ledger, TaskStatus } from '../../../src/index';
import { Clock } from '../clock';
import type { NewPlace } from '../place';
import { ask, lifeIds, live, lives } from '../random-life';

interface Living {
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/** What a command that was carried out has appended, as a dry run would tell of it. */
const effectsPast = async (ledger: Ledger, head: number): Promise<ReadonlyArray<object>> =>
  (await ledger.events({ from: head + 1, limit: 1_000 }))
    .filter(({ stored }) => stored.taskId !== null)
    .map(({ stored, event }) => ({ id: stored.taskId, kind: event.kind, status: stored.status }));

const withoutIds = ({ commandId: _id, ...rest }: object & { readonly commandId?: unknown }): object => rest;

/** Checks boards on which anything may have happened. */
const onBoards = (
  newPlace: NewPlace,
  numRuns: number,
  check: (living: Living) => Promise<void>,
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(lives, async (steps) => {
      const place = newPlace();
      const clock = new Clock();
      const ledger = await place.open({ actor: 'opener', durability: 'normal' }, { now: clock.read });
      try {
        await live({ ledger, clock }, steps);
        await check({ ledger, clock });
      } finally {
        await ledger.close();
        await place.remove();
      }
    }),
    { numRuns },
  );

export const agreeing = (newPlace: NewPlace): void => {
  describe('on any board', () => {
    it('a dry run of a cancellation or a reopening says exactly what is then appended, and writes nothing', () =>
      onBoards(newPlace, 40, async ({ ledger }) => {
        for (const taskId of lifeIds) {
          for (const [method, input] of [
            ['cancel', { taskId, children: taskId < 'd' ? 'cancel' : 'waive' }],
            [
              'reopen',
              { taskId, reason: 'r', cascade: taskId < 'e', running: taskId < 'c' ? 'keep' : 'revoke' },
            ],
          ] as const) {
            const before = await ledger.verify();
            const told = await ask(ledger, method, { ...input, dryRun: true });
            expect(await ledger.verify()).toEqual(before);
            const done = await ask(ledger, method, input);
            if ('effects' in told) {
              expect(told.effects).toEqual(await effectsPast(ledger, before.events));
              expect(done).toMatchObject({ _tag: method === 'cancel' ? 'Cancelled' : 'Reopened' });
            } else {
              expect(withoutIds(told)).toEqual(withoutIds(done));
              expect(await ledger.head()).toBe(before.events);
            }
          }
        }
        expect(await ledger.verify()).toMatchObject({ valid: true });
      }));

    it('what is explained of a task is what a claim of it then comes to', () =>
      onBoards(newPlace, 40, async ({ ledger }) => {
        for (const taskId of lifeIds) {
          const head = await ledger.head();
          const told = await ledger.explainReady(taskId);
          expect(await ledger.head()).toBe(head);
          const claim = await ledger.claim({ taskId, claimant: 'eve' });
          expect([taskId, told?.ready]).toEqual([taskId, claim._tag === 'Claimed']);
          expect(told?.reason).toEqual('reason' in claim ? claim.reason : null);
          const woken = (await effectsPast(ledger, head)).flatMap((one) =>
            'kind' in one && (one.kind === 'reclaimed' || one.kind === 'became_due') ? [one.kind] : [],
          );
          expect(told?.wakes).toBe(woken[0] ?? null);
          for (const { stored } of told?.events ?? []) expect(stored.position).toBeLessThanOrEqual(head);
          expect(told?.events.length).toBeGreaterThan(0);
        }
      }));

    it('all readings tell the same of every task', () =>
      onBoards(newPlace, 60, async ({ ledger }) => {
        const { tasks } = await ledger.list();
        expect(tasks.map(({ id }) => id).sort()).toEqual([...lifeIds]);
        const byStatus: Partial<Record<TaskStatus, number>> = {};
        for (const listed of tasks) {
          const { id, status } = listed;
          const { parentsSeen, ...got } = (await ledger.get(id))!;
          expect(got).toEqual(listed);
          expect((await ledger.list({ status })).tasks).toContainEqual(listed);
          expect(await ledger.explainReady(id)).toMatchObject({ taskId: id, status });
          const last = (await ledger.history(id)).at(-1);
          expect([last?.stored.status, last?.stored.version]).toEqual([status, listed.version]);
          const around = (await ledger.graph(id))!;
          for (const task of around.tasks) {
            const same = tasks.find((one) => one.id === task.id)!;
            expect(task).toMatchObject({
              title: same.title,
              status: same.status,
              claimant: same.claimant,
              openParents: same.openParents,
              archived: same.archivedAt !== null,
            });
          }
          const links = around.links.filter(({ childId }) => childId === id);
          expect([links.length, parentsSeen.length]).toEqual([listed.parents, listed.parents]);
          expect(links.filter(({ satisfied }) => !satisfied)).toHaveLength(listed.openParents);
          const told = await ledger.attempts(id);
          expect(told.length).toBe(listed.attempts);
          expect(told.filter(({ end }) => end === null).map(({ claimant }) => claimant)).toEqual(
            listed.claimant === null ? [] : [listed.claimant],
          );
          if (listed.archivedAt === null) byStatus[status] = (byStatus[status] ?? 0) + 1;
        }
        const counts = await ledger.counts();
        expect(counts.byStatus).toMatchObject(byStatus);
        expect(counts.tasks).toBe(Object.values(byStatus).reduce((sum, n) => sum + n, 0));
        expect(counts.tasks + counts.archived).toBe(lifeIds.length);
      }));

    it('every view is what the log says, and a rebuild mends nothing', () =>
      onBoards(newPlace, 60, async ({ ledger }) => {
        expect(await ledger.verify()).toMatchObject({ valid: true, drift: [], mismatches: [], broken: [] });
        expect(await ledger.rebuild()).toMatchObject({ mended: [] });
      }));
  });
};
