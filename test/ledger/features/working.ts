import type { Ledger } from '../../../src/index';
import { EndingRefused, LeaseLost } from '../../../src/index';
import { freshLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves once `holds` does, and fails the test where it never does. */
const eventually = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  const until = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > until) throw new Error('it never came to that');
    await pause(5);
  }
};

const kindsOf = async (ledger: Ledger, taskId: string): Promise<ReadonlyArray<string>> =>
  (await ledger.history(taskId)).map(({ event }) => event.kind);

export const working = (newPlace: NewPlace): void => {
  describe('working', () => {
    const fresh = freshLedger(newPlace);

    it('does tasks as they become ready, parents first, and completes them with what the handler returns', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'a', title: 'a', data: { n: 20 } });
      await ledger.create({ id: 'b', title: 'b', parents: ['a'] });
      const done: string[] = [];
      const worker = ledger.work({ as: 'w' }, ({ id, data }) => {
        done.push(id);
        return { was: data };
      });
      await ledger.waitFor('b', 'done');
      await worker.stop();
      expect(done).toEqual(['a', 'b']);
      expect(await ledger.get('a')).toMatchObject({ status: 'done', result: { was: { n: 20 } } });
      expect(worker.counts).toEqual({ claimed: 2, completed: 2, failed: 0, ended: 0, lost: 0 });
    });

    it('notices within milliseconds what this process makes ready', async () => {
      const { ledger } = fresh();
      const worker = ledger.work({ as: 'w', pollMs: 60_000 }, () => Date.now());
      await pause(50);
      const waits: number[] = [];
      for (let i = 0; i < 20; i += 1) {
        const made = Date.now();
        await ledger.create({ id: `t${i}`, title: 'some task' });
        await ledger.waitFor(`t${i}`, 'done', { timeout: 5_000, pollMs: 60_000 });
        const task = await ledger.get(`t${i}`);
        waits.push((task?.result as number) - made);
      }
      await worker.stop();
      expect(waits.toSorted((a, b) => a - b)[10]).toBeLessThan(100);
    });

    it('does as many at once as it is told, and no more', async () => {
      const { ledger } = fresh();
      for (let i = 0; i < 12; i += 1) await ledger.create({ id: `t${i}`, title: 'some task' });
      let running = 0;
      let most = 0;
      const worker = ledger.work({ as: 'w', concurrency: 4 }, async () => {
        running += 1;
        most = Math.max(most, running);
        await pause(20);
        running -= 1;
      });
      await eventually(() => worker.counts.completed === 12);
      await worker.stop();
      expect(most).toBe(4);
    });

    it('takes only what its filter lets through, reviews too', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 'mine', title: 'mine', assignee: 'writer' });
      await ledger.create({ id: 'other', title: 'other' });
      const writer = ledger.work({ as: 'w', filter: { assignee: 'writer' } }, (_task, attempt) =>
        attempt.requestReview({ draft: 1 }),
      );
      const reviewer = ledger.work({ as: 'r', filter: { from: 'review' } }, () => ({ fine: true }));
      await ledger.waitFor('mine', 'done');
      await Promise.all([writer.stop(), reviewer.stop()]);
      expect(await ledger.get('mine')).toMatchObject({ result: { fine: true }, attempts: 2 });
      expect(await ledger.get('other')).toMatchObject({ status: 'ready', attempts: 0 });
      expect(writer.counts).toMatchObject({ claimed: 1, ended: 1, completed: 0 });
    });

    it('has an attempt fail with what the handler throws, waits, tries again, and gives up in the end', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 'some task' });
      const worker = ledger.work(
        { as: 'w', retry: { attempts: 3, backoff: (attempt) => attempt * 10 }, pollMs: 20 },
        ({ attempt }) => {
          throw new Error(`attempt ${attempt} went wrong`, { cause: 'the weather' });
        },
      );
      await ledger.waitFor('t', 'blocked');
      await worker.stop();
      expect(await ledger.get('t')).toMatchObject({ blockedAs: 'gave_up', failures: 3 });
      const attempts = await ledger.attempts('t');
      expect(attempts.map(({ end }) => end?.said)).toMatchObject([
        { name: 'Error', message: 'attempt 1 went wrong', cause: 'the weather' },
        { message: 'attempt 2 went wrong' },
        { message: 'attempt 3 went wrong' },
      ]);
      expect(await kindsOf(ledger, 't')).toEqual([
        'created',
        'claimed',
        'attempt_failed',
        'scheduled',
        'became_due',
        'claimed',
        'attempt_failed',
        'scheduled',
        'became_due',
        'claimed',
        'attempt_failed',
        'blocked',
      ]);
    });

    it('has an attempt fail whose result is no JSON', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 'some task' });
      const worker = ledger.work({ as: 'w', retry: { attempts: 1 } }, () => ({ big: 2n }));
      await ledger.waitFor('t', 'blocked');
      await worker.stop();
      const [attempt] = await ledger.attempts('t');
      expect(attempt?.end?.said).toMatchObject({ name: 'InvalidInput' });
    });

    it('keeps its lease alive while the handler runs, with few heartbeats in the log', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 'some task' });
      const sweeper = ledger.startSweeper({ everyMs: 20 });
      const worker = ledger.work({ as: 'w', leaseMs: 200 }, () => pause(700));
      await ledger.waitFor('t', 'done');
      await worker.stop();
      await sweeper.stop();
      const kinds = await kindsOf(ledger, 't');
      const beats = kinds.filter((kind) => kind === 'lease_extended').length;
      expect(kinds.filter((kind) => kind !== 'lease_extended')).toEqual(['created', 'claimed', 'completed']);
      expect(beats).toBeGreaterThanOrEqual(3);
      expect(beats).toBeLessThanOrEqual(12);
    });

    it('has its signal fire when the lease is lost, and cannot complete its successor’s attempt', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 'some task' });
      let reason: unknown;
      const worker = ledger.work({ as: 'slow', leaseMs: 100, pollMs: 60_000 }, async (task, { signal }) => {
        await ledger.cancel({ taskId: task.id, reason: 'not needed' });
        await eventually(() => signal.aborted);
        reason = signal.reason;
        return 'too late';
      });
      await eventually(() => worker.counts.lost === 1);
      await worker.stop();
      expect(reason).toBeInstanceOf(LeaseLost);
      expect(reason).toMatchObject({ taskId: 't', fence: 1, rejected: { reason: { _tag: 'terminal' } } });
      expect(await kindsOf(ledger, 't')).toEqual(['created', 'claimed', 'cancelled', 'completion_rejected']);
    });

    it('does not take what it has ended itself for lost, whenever a heartbeat is due', async () => {
      const { ledger } = fresh();
      const ids = Array.from({ length: 80 }, (_, i) => `t${i}`);
      await ledger.createGraph({ tasks: ids.map((id) => ({ id, title: id })) });
      let fired = 0;
      const worker = ledger.work({ as: 'w', leaseMs: 25 }, async (_task, attempt) => {
        await pause(9);
        await attempt.requestReview();
        if (attempt.signal.aborted) fired += 1;
      });
      await eventually(() => worker.counts.claimed === ids.length && worker.running === 0);
      await worker.stop();
      expect(worker.counts).toEqual({ claimed: 80, completed: 0, failed: 0, ended: 80, lost: 0 });
      expect(fired).toBe(0);
      const events = await ledger.events({ limit: 1_000 });
      expect(events.filter(({ event }) => event.kind === 'completion_rejected')).toEqual([]);
    });

    it('goes on with an attempt whose end was not of the right form', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 'some task' });
      const sweeper = ledger.startSweeper({ everyMs: 10 });
      const worker = ledger.work({ as: 'w', leaseMs: 150 }, async (_task, attempt) => {
        await expect(attempt.block('')).rejects.toThrow(/block\.kind/);
        await pause(400);
        await attempt.block('capacity');
      });
      await ledger.waitFor('t', 'blocked');
      await Promise.all([worker.stop(), sweeper.stop()]);
      expect(worker.counts).toMatchObject({ claimed: 1, ended: 1, lost: 0 });
    });

    it('tells a handler that asks for what cannot be, and its attempt stands', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 'some task' });
      let refused: unknown;
      const worker = ledger.work({ as: 'w' }, async (_task, attempt) => {
        await attempt.requestChanges('there is nothing to review').catch((error: unknown) => {
          refused = error;
        });
        return { aborted: attempt.signal.aborted };
      });
      await ledger.waitFor('t', 'done');
      await worker.stop();
      expect(refused).toBeInstanceOf(EndingRefused);
      expect(refused).toMatchObject({ rejected: { reason: { _tag: 'wrong_status', status: 'running' } } });
      expect(await ledger.get('t')).toMatchObject({ result: { aborted: false } });
      expect(worker.counts).toMatchObject({ completed: 1, lost: 0 });
    });

    it('shows a reviewer what is to be reviewed, and a backoff the number of failures', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 'some task' });
      await ledger.claim({ taskId: 't', claimant: 'ann' });
      await ledger.release({ taskId: 't', claimant: 'ann' });
      const asked: number[] = [];
      const backoff = (failures: number): number => {
        asked.push(failures);
        return 1;
      };
      const writer = ledger.work({ as: 'w', retry: { backoff }, pollMs: 5 }, async (task, attempt) => {
        if (task.failures === 0) throw new Error('not yet');
        await attempt.requestReview({ draft: task.failures });
      });
      const seen: unknown[] = [];
      const reviewer = ledger.work({ as: 'r', filter: { from: 'review' } }, ({ result }) =>
        seen.push(result),
      );
      await ledger.waitFor('t', 'done');
      await Promise.all([writer.stop(), reviewer.stop()]);
      expect([asked, seen]).toEqual([[1], [{ draft: 1 }]]);
    });

    it('finishes what is under way when it is stopped, and takes nothing more', async () => {
      const { ledger } = fresh();
      for (const id of ['a', 'b', 'c']) await ledger.create({ id, title: id });
      const worker = ledger.work({ as: 'w' }, () => pause(50));
      await eventually(() => worker.running === 1);
      await worker.stop();
      expect(worker.counts).toMatchObject({ claimed: 1, completed: 1 });
      expect(worker.over).toBe(true);
      expect((await ledger.list({ status: 'ready' })).tasks).toHaveLength(2);
    });

    it('gives back what is still under way after its grace, and has the signal fire', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 'some task' });
      let aborted = false;
      const worker = ledger.work({ as: 'w' }, async (_task, { signal }) => {
        signal.addEventListener('abort', () => {
          aborted = true;
        });
        await new Promise(() => undefined);
      });
      await eventually(() => worker.running === 1);
      await worker.stop({ graceMs: 30 });
      expect(aborted).toBe(true);
      expect(await kindsOf(ledger, 't')).toEqual(['created', 'claimed', 'released']);
      expect(await ledger.get('t')).toMatchObject({ status: 'ready' });
    });

    it('goes on after a handler that throws what cannot be told, or returns what cannot be looked at', async () => {
      const { ledger } = fresh();
      const unseen = new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('no keys');
          },
        },
      );
      for (const id of ['throws', 'returns', 'fine']) await ledger.create({ id, title: id });
      const worker = ledger.work({ as: 'w', retry: { attempts: 1 } }, ({ id }) => {
        if (id === 'throws') throw Object.assign(new Error('x'), { message: { code: 5 } });
        return id === 'returns' ? unseen : id;
      });
      await ledger.waitFor('fine', 'done');
      await worker.stop();
      expect(worker.counts).toMatchObject({ claimed: 3, completed: 1, failed: 2 });
      expect(await ledger.get('returns')).toMatchObject({ status: 'blocked', blockedAs: 'gave_up' });
    });

    it('counts an attempt that its handler ended without waiting for that', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 'some task' });
      let second: unknown;
      const worker = ledger.work({ as: 'w' }, (_task, attempt) => {
        void attempt.requestReview({ draft: 1 });
        attempt.block('capacity').catch((error: unknown) => {
          second = error;
        });
        return 'of no account';
      });
      await ledger.waitFor('t', 'review');
      await worker.stop();
      expect(worker.counts).toMatchObject({ ended: 1, completed: 0, lost: 0 });
      expect(await kindsOf(ledger, 't')).toEqual(['created', 'claimed', 'review_requested']);
      expect(second).toBeInstanceOf(EndingRefused);
    });

    it('is stopped by closing the ledger', async () => {
      const { ledger } = fresh();
      await ledger.create({ id: 't', title: 'some task' });
      const worker = ledger.work({ as: 'w' }, () => pause(30));
      const sweeper = ledger.startSweeper();
      await eventually(() => worker.running === 1);
      await ledger.close();
      expect([worker.over, sweeper.over]).toEqual([true, true]);
      expect(worker.counts.completed).toBe(1);
    });

    it('refuses options that it cannot work with', () => {
      const { ledger } = fresh();
      expect(() => ledger.work({ as: '' }, () => null)).toThrow(/work\.as/);
      expect(() => ledger.work({ as: 'w', concurrency: 0 }, () => null)).toThrow(/work\.concurrency/);
      expect(() => ledger.work({ as: 'w', leaseMs: 1 }, () => null)).toThrow(/work\.leaseMs/);
      expect(() => ledger.startSweeper({ everyMs: 0 })).toThrow(/startSweeper\.everyMs/);
    });
  });
};
