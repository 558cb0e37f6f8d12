import { left } from 'fp-ts/Either';
import type { Ledger } from '../../src/ledger/ledger';
import type { Store } from '../../src/commands/store';
import { openCounted } from '../commands/counted-ledger';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const eventually = async (holds: () => boolean): Promise<void> => {
  for (const until = Date.now() + 10_000; !holds();) {
    if (Date.now() > until) throw new Error('it never came to that');
    await pause(2);
  }
};

/** A ledger on a store that can be told to be gone. */
const onLostStore = async (): Promise<{ readonly ledger: Ledger; readonly lose: () => void }> => {
  let lost = false;
  const { ledger } = await openCounted(':memory:', undefined, undefined, {
    now: Date.now,
    through: (store: Store): Store => ({
      ...store,
      write: (work) => async () =>
        lost ? left({ _tag: 'Unavailable', detail: 'it is gone' }) : store.write(work)(),
      read: (work) => store.read(work),
      judge: (work) => store.judge(work),
      compact: () => store.compact(),
      listen: (heard) => store.listen(heard),
      hearing: () => store.hearing(),
      close: () => store.close(),
    }),
  });
  return {
    ledger,
    lose: () => {
      lost = true;
    },
  };
};

describe('a worker', () => {
  it('asks nothing of the store while a long lease is fresh', async () => {
    const { ledger, transactions } = await openCounted();
    await ledger.create({ id: 't', title: 'some task' });
    const worker = ledger.work({ as: 'w', leaseMs: 365 * 86_400_000 }, () => pause(80));
    await eventually(() => worker.running === 1);
    const before = transactions();
    await pause(60);
    expect(transactions()).toBe(before);
    await worker.stop();
    await ledger.close();
  });

  it('says at once that it cannot go on, though a handler never ends, and has its signal fire', async () => {
    const { ledger, lose } = await onLostStore();
    await ledger.create({ id: 't', title: 'some task' });
    let aborted = false;
    const worker = ledger.work({ as: 'w', leaseMs: 30 }, async (_task, { signal }) => {
      signal.addEventListener('abort', () => {
        aborted = true;
      });
      await new Promise(() => undefined);
    });
    await eventually(() => worker.running === 1);
    lose();
    await expect(worker.done).rejects.toMatchObject({ fault: { _tag: 'Unavailable' } });
    expect([aborted, worker.over]).toEqual([true, true]);
    await ledger.close();
  });
});
