import type { Recorded } from '../../../src/events/recorded';
import type { Ledger } from '../../../src/ledger/ledger';

/** All the events of a task, page by page. */
export const readWholeHistory = async (ledger: Ledger, taskId: string): Promise<ReadonlyArray<Recorded>> => {
  const all: Recorded[] = [];
  for (;;) {
    const page = await ledger.history(taskId, { after: all.length, limit: 1_000 });
    if (page.length === 0) return all;
    all.push(...page);
  }
};
