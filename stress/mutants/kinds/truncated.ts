import type { MutantKind } from '../mutant';

/** The end is cut off: the head is past the last event (TL502), at the first that is missing. */
export const truncated: MutantKind = {
  name: 'truncated',
  mutate: ({ log }, random) => {
    const last = 1 + random.below(log.length - 1);
    return {
      rows: log.slice(0, last),
      headPosition: log.length,
      expected: [{ code: 'TL502', position: last + 1, taskId: null }],
      touched: last + 1,
    };
  },
};

/** The head is set back: the first event past it is one that no ledger appended (TL504). */
export const headSetBack: MutantKind = {
  name: 'head set back',
  mutate: ({ log }, random) => {
    const headPosition = 2 + random.below(log.length - 2);
    const { taskId } = log[headPosition]!.stored;
    return {
      rows: log,
      headPosition,
      expected: [{ code: 'TL504', position: headPosition + 1, taskId }],
      touched: headPosition + 1,
    };
  },
};
