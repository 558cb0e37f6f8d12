import { setImmediate as others, setTimeout as sleep } from 'node:timers/promises';
import { StoreFailure } from '../../commands/store-failure';
import { isBusy } from './faults';

/** Who has waited for so many milliseconds asks four times as often: else the one who just let go of the lock, and is the first to ask again, keeps it from all others. */
const LONG = 4;

/** Who has waited for so many waits among many, or for somebody who holds the lock for long, and asks less often again: asking takes time from whoever has it. */
const TOO_LONG = 12;

const never = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/** A quarter of a millisecond, which is shorter than any timer: what else there is to do in this process is done before it. */
const moment = async (): Promise<void> => {
  await others();
  Atomics.wait(never, 0, 0, 0.25);
};

/**
 * Tries until nobody else holds the lock, for `patienceMs` at the most. SQLite's own busy handler is unfair under load:
 * it waits the longer, the longer it has waited. Here it is a millisecond or two, with jitter, and then less.
 */
export const retrying = async <A>(patienceMs: number, attempt: () => A | Promise<A>): Promise<A> => {
  const begun = performance.now();
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error)) throw error;
      const waitedMs = performance.now() - begun;
      if (waitedMs >= patienceMs) throw new StoreFailure({ _tag: 'Busy', waitedMs: Math.round(waitedMs) });
      await (waitedMs > LONG && waitedMs < TOO_LONG ? moment() : sleep(0.5 + Math.random()));
    }
  }
};
