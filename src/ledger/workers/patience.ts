import { LedgerFault } from '../errors';

/** How long to wait before a fault that may pass is tried again, in milliseconds. */
const PAUSE = 50;

/** Whether asking again may help: somebody else held the lock, or nobody knows what became of it. */
export const mayPass = (error: unknown): boolean =>
  error instanceof LedgerFault && (error.fault._tag === 'Busy' || error.fault._tag === 'Unknown');

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE));

/** Asks until it is answered: a fault that may pass is no answer. What is asked carries one command id, so it is done once. */
export const insist = async <A>(ask: () => Promise<A>): Promise<A> => {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!mayPass(error)) throw error;
    }
    await pause();
  }
};
