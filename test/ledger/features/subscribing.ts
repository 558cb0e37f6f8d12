import { SubscriptionFailed } from '../../../src/index';
import type { Recorded } from '../../../src/index';
import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

const positionsIn = (seen: ReadonlyArray<Recorded>): ReadonlyArray<number> =>
  seen.map(({ stored }) => stored.position);
const upTo = (position: number): ReadonlyArray<number> => Array.from({ length: position }, (_, i) => i + 1);

export const subscribing = (newPlace: NewPlace): void => {
  describe('subscribing', () => {
    const fresh = freshLedger(newPlace);

    it('hears of what is there and then of what comes, every event once and in order', async () => {
      const { ledger } = fresh();
      for (let i = 0; i < 150; i += 1) await ledger.create({ title: `early ${i}` });
      const seen: Recorded[] = [];
      const subscription = ledger.subscribe({ name: 'all' }, (recorded) => seen.push(recorded));
      for (let i = 0; i < 150; i += 1) await ledger.create({ title: `late ${i}` });
      const head = await ledger.head();
      while (subscription.position < head) await new Promise((resolve) => setTimeout(resolve, 5));
      await subscription.stop();
      expect(positionsIn(seen)).toEqual(upTo(head));
    });

    it('goes on where its name left off, and only there', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'a', title: 'a' });
      const first: Recorded[] = [];
      const one = ledger.subscribe({ name: 'mine' }, (recorded) => first.push(recorded));
      while (one.position < 3) await new Promise((resolve) => setTimeout(resolve, 5));
      await one.stop();
      await ledger.create({ id: 'b', title: 'b' });
      const second: Recorded[] = [];
      const two = ledger.subscribe({ name: 'mine' }, (recorded) => second.push(recorded));
      while (two.position < 4) await new Promise((resolve) => setTimeout(resolve, 5));
      await two.stop();
      expect([positionsIn(first), positionsIn(second)]).toEqual([[1, 2, 3], [4]]);
    });

    it('begins with what is appended from now on, and that stays the same moment', async () => {
      const { ledger } = fresh();
      await ledger.create({ title: 'before' });
      const nothing = ledger.subscribe({ name: 'now', from: 'now' }, () => undefined);
      await nothing.stop();
      await ledger.create({ title: 'after' });
      const seen: Recorded[] = [];
      const subscription = ledger.subscribe({ name: 'now', from: 'now' }, (recorded) => seen.push(recorded));
      while (subscription.position < 4) await new Promise((resolve) => setTimeout(resolve, 5));
      await subscription.stop();
      expect(positionsIn(seen)).toEqual([4]);
    });

    it('hears only of the kinds that it asks for', async () => {
      const { ledger } = fresh();
      const seen: Recorded[] = [];
      const subscription = ledger.subscribe({ name: 'claims', types: ['claimed'] }, (recorded) =>
        seen.push(recorded),
      );
      await ledger.create({ id: 't', title: 'some task' });
      await ledger.claim({ taskId: 't', claimant: 'ann' });
      await ledger.complete({ taskId: 't', claimant: 'ann' });
      while (subscription.position < 5) await new Promise((resolve) => setTimeout(resolve, 5));
      await subscription.stop();
      expect(seen.map(({ event }) => event.kind)).toEqual(['claimed']);
    });

    it('ends with the handler that throws, at that position, and no other with it', async () => {
      const { ledger } = fresh();
      for (let i = 0; i < 5; i += 1) await ledger.create({ title: `task ${i}` });
      const seen: number[] = [];
      const broken = ledger.subscribe({ name: 'broken' }, ({ stored }) => {
        if (stored.position === 5) throw new Error('not that one');
        seen.push(stored.position);
      });
      const whole: Recorded[] = [];
      const fine = ledger.subscribe({ name: 'fine' }, (recorded) => whole.push(recorded));
      await expect(broken.done).rejects.toBeInstanceOf(SubscriptionFailed);
      await expect(broken.done).rejects.toMatchObject({ subscription: 'broken', position: 5 });
      expect(seen).toEqual([1, 2, 3, 4]);
      const again: number[] = [];
      const mended = ledger.subscribe({ name: 'broken' }, ({ stored }) => again.push(stored.position));
      while (mended.position < 7) await new Promise((resolve) => setTimeout(resolve, 5));
      while (fine.position < 7) await new Promise((resolve) => setTimeout(resolve, 5));
      await Promise.all([mended.stop(), fine.stop()]);
      expect(again).toEqual([5, 6, 7]);
      expect(positionsIn(whole)).toEqual(upTo(7));
    });
  });

  describe('waiting for a task', () => {
    const fresh = freshLedger(newPlace);

    it('ends as soon as the task has one of the statuses', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 'some task' });
      expect(await ledger.waitFor('t', ['ready', 'done'])).toEqual({
        _tag: 'Reached',
        id: 't',
        status: 'ready',
        position: 3,
      });
      const waiting = ledger.waitFor('t', 'done');
      await ledger.complete({ taskId: 't' });
      expect(await waiting).toMatchObject({ _tag: 'Reached', status: 'done', position: 4 });
    });

    it('misses no status, however short it lasts', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 'some task' });
      const waiting = ledger.waitFor('t', 'blocked', { pollMs: 20 });
      await ledger.get('t');
      await Promise.all([
        ledger.block({ taskId: 't', kind: 'capacity' }),
        ledger.unblock({ taskId: 't' }),
        ledger.claim({ taskId: 't', claimant: 'ann' }),
      ]);
      expect(await waiting).toMatchObject({ _tag: 'Reached', status: 'blocked' });
      expect(await ledger.get('t')).toMatchObject({ status: 'running' });
    });

    it('ends after its time, and says what the task is then', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 'some task' });
      expect(await ledger.waitFor('t', 'done', { timeout: 30 })).toEqual({
        _tag: 'TimedOut',
        id: 't',
        status: 'ready',
      });
      expect(await ledger.waitFor('nobody', 'done')).toEqual({ _tag: 'UnknownTask', id: 'nobody' });
    });
  });
};
