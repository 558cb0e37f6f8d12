import { forged, replaced } from '../forger';
import type { MutantKind } from '../mutant';

/** An event is given a time before that of the event before it by the same writer, and hashed again: TL401. */
export const backdated: MutantKind = {
  name: 'backdated, rehashed',
  mutate: (history, random) => {
    const { log } = history;
    const row = random.of(log.slice(2));
    const { position, taskId, writer } = row.stored;
    const before = log.slice(0, position - 1).findLast(({ stored }) => stored.writer === writer)!;
    const createdAt = before.stored.createdAt - 1 - random.below(100_000);
    return {
      rows: replaced(history, position, forged(history, row, { createdAt })),
      headPosition: log.length,
      expected: [{ code: 'TL401', position, taskId }],
      touched: position,
    };
  },
};
