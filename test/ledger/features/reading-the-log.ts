import { hostname, userInfo } from 'node:os';
import type { Observation } from '../../../src/index';
import { version } from '../../../src/version';
import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

export const readingTheLog = (newPlace: NewPlace): void => {
  describe('the log', () => {
    const fresh = freshLedger(newPlace);

    it('begins with the opening of the ledger and its first writer', async () => {
      const { ledger } = fresh();
      const [opened, joined] = await ledger.events();
      expect(await ledger.head()).toBe(2);
      expect(opened).toMatchObject({
        stored: { position: 1, taskId: null, version: null, status: null, writer: 2, actor: 'opener' },
        event: { kind: 'ledger_opened', data: { ledgerId: ledger.id, satisfiedBy: ['done'], format: 1 } },
      });
      expect(joined).toMatchObject({
        stored: { position: 2 },
        event: {
          kind: 'writer_joined',
          data: { version, host: hostname(), pid: process.pid, node: process.version },
        },
      });
    });

    it('is read from a position on, and is empty past its end', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'a', title: 'a' });
      await ledger.create({ id: 'b', title: 'b' });
      const positions = async (from: number, limit?: number) =>
        (await ledger.events({ from, ...(limit === undefined ? {} : { limit }) })).map(
          ({ stored }) => stored.position,
        );
      expect(await positions(1)).toEqual([1, 2, 3, 4]);
      expect(await positions(3)).toEqual([3, 4]);
      expect(await positions(2, 2)).toEqual([2, 3]);
      expect(await positions(5)).toEqual([]);
    });

    it('holds what people wrote as content, under its hash', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'a', title: 'secret', data: { b: 2, a: [1] } });
      const [created] = await ledger.history('a');
      expect(created?.content?.content).toBe('{"data":{"a":[1],"b":2},"title":"secret"}');
      expect(created?.content?.salt).toMatch(/^[0-9a-f]{32}$/);
      expect(created?.stored.contentHash).toMatch(/^[0-9a-f]{64}$/);
      expect(created?.stored.data).not.toContain('secret');
    });

    it('tells who asked, with which command, and what belongs together', async () => {
      const { ledger } = fresh();
      const caller = { actor: 'clerk', commandId: 'cmd-1', correlation: 'order 7' };
      expect(await ledger.create({ id: 'a', title: 'a', ...caller })).toMatchObject({ commandId: 'cmd-1' });
      expect((await ledger.history('a'))[0]?.stored).toMatchObject({
        actor: 'clerk',
        commandId: 'cmd-1',
        correlation: 'order 7',
        requestHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      });
    });

    it('names as the actor the claimant, or else who opened the ledger', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'a', title: 'a' });
      await ledger.claim({ taskId: 'a', claimant: 'ada' });
      await ledger.complete({ taskId: 'a', claimant: 'ada', actor: 'boss' });
      expect((await ledger.history('a')).map(({ stored }) => stored.actor)).toEqual([
        'opener',
        'ada',
        'boss',
      ]);
    });

    it('names the user of the system where nobody else is named', async () => {
      const place = newPlace();
      const ledger = await place.open();
      await ledger.create({ id: 'a', title: 'a' });
      expect((await ledger.history('a'))[0]?.stored.actor).toBe(userInfo().username);
      await ledger.close();
      await place.remove();
    });

    it('numbers the events of all tasks without a gap, and of each task too', async () => {
      const { ledger } = fresh();
      await Promise.all(
        Array.from({ length: 60 }, async (_, i) => {
          await ledger.create({ id: `t${i}`, title: 't' });
          await ledger.claim({ taskId: `t${i}`, claimant: 'ada' });
          await ledger.complete({ taskId: `t${i}`, claimant: 'ada' });
        }),
      );
      const events = await ledger.events({ limit: 1_000 });
      expect(events.map(({ stored }) => stored.position)).toEqual(events.map((_, i) => i + 1));
      expect(events).toHaveLength(182);
      const versions = (await ledger.history('t7')).map(({ stored }) => stored.version);
      expect(versions).toEqual([1, 2, 3]);
      expect(new Set(events.map(({ stored }) => stored.id)).size).toBe(182);
    });

    it('is read as observations, up to a position or to its end', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'a', title: 'a' });
      await ledger.claim({ taskId: 'a', claimant: 'ada', leaseMs: null });
      const observed = async (to?: number): Promise<ReadonlyArray<Observation>> => {
        const all: Observation[] = [];
        for await (const one of ledger.observations(to === undefined ? {} : { to })) all.push(one);
        return all;
      };
      const all = await observed();
      expect(all.map(({ position, kind }) => [position, kind])).toEqual([
        [1, 'ledger_opened'],
        [2, 'writer_joined'],
        [3, 'created'],
        [4, 'claimed'],
      ]);
      expect(all[3]).toMatchObject({ taskId: 'a', actor: 'ada', effects: [{ _tag: 'Claimed' }, {}] });
      expect(await observed(3)).toEqual(all.slice(0, 3));
      expect(() => ledger.observations({ to: 0 })).toThrow(/^observations\.to: /);
    });
  });
};
