import { forged, replaced } from '../forger';
import { nextOfTask } from '../history';
import type { MutantKind } from '../mutant';

/** An event is given another version and hashed again: it does not follow the one before, nor the next one it (TL503). */
export const reversioned: MutantKind = {
  name: 're-versioned, rehashed',
  mutate: (history, random) => {
    const { log } = history;
    const row = random.of(log.filter(({ stored }) => stored.version !== null));
    const { position, taskId } = row.stored;
    const was = row.stored.version!;
    const version = random.chance(0.5) && was > 1 ? 1 + random.below(was - 1) : was + 1 + random.below(50);
    const next = nextOfTask(history, row);
    return {
      rows: replaced(history, position, forged(history, row, { version })),
      headPosition: log.length,
      expected: [
        { code: 'TL503', position, taskId },
        ...(next === undefined ? [] : [{ code: 'TL503', position: next.stored.position, taskId } as const]),
      ],
      touched: position,
    };
  },
};
