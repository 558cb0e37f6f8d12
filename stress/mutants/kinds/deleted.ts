import { closed } from '../forger';
import { nextOfTask } from '../history';
import type { Expected, MutantKind } from '../mutant';

/** An event is taken away: a gap there (TL501), and one in the versions of its task (TL503), which is without a beginning if that was it (TL504). */
export const deleted: MutantKind = {
  name: 'deleted',
  mutate: (history, random) => {
    const { log } = history;
    const out = random.of(log.slice(0, -1));
    const { position, taskId, kind } = out.stored;
    const next = nextOfTask(history, out);
    const expected: Expected[] = [{ code: 'TL501', position, taskId: null }];
    if (next !== undefined) {
      expected.push({ code: 'TL503', position: next.stored.position, taskId });
      if (kind === 'created') expected.push({ code: 'TL504', position: next.stored.position, taskId });
    }
    const rows = log.filter((row) => row !== out);
    return { rows, headPosition: log.length, expected, touched: position };
  },
};

/** An event is taken away and the gap closed, all positions and hashes made anew: its task goes on at a version too high (TL503). */
export const deletedAndClosed: MutantKind = {
  name: 'deleted, gap closed, rehashed',
  mutate: (history, random) => {
    const { log } = history;
    const followed = log.filter((row) => nextOfTask(history, row) !== undefined);
    const out = random.of(followed);
    const next = nextOfTask(history, out)!;
    const { position, taskId } = out.stored;
    return {
      rows: closed(history, position),
      headPosition: log.length - 1,
      expected: [{ code: 'TL503', position: next.stored.position - 1, taskId }],
      touched: position,
    };
  },
};
