import type { Recorded } from '../src/events/recorded';
import type { Ledger } from '../src/ledger/ledger';

/** The whole log, in order. */
export const readLog = async (ledger: Ledger): Promise<ReadonlyArray<Recorded>> => {
  const log: Recorded[] = [];
  for (;;) {
    const page = await ledger.events({ from: log.length + 1, limit: 1_000 });
    if (page.length === 0) return log;
    log.push(...page);
  }
};
