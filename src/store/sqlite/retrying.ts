import { setTimeout as sleep } from 'node:timers/promises';
import { StoreFailure } from '../../commands/store-failure';
import { isBusy } from './faults';

/**
 * Tries until nobody else holds the lock, a millisecond or two apart, for `patienceMs` at the most. SQLite's own busy
 * handler is unfair under load; short waits with jitter are not.
 */
export const retrying = async <A>(patienceMs: number, attempt: () => A | Promise<A>): Promise<A> => {
  const begun = Date.now();
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error)) throw error;
      const waitedMs = Date.now() - begun;
      if (waitedMs >= patienceMs) throw new StoreFailure({ _tag: 'Busy', waitedMs });
      await sleep(0.5 + Math.random());
    }
  }
};
