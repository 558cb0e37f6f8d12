import type { Heard } from './script';

const withoutReplayed = ({ outcome }: Heard): string => {
  const { replayed: _, ...said } = outcome;
  return JSON.stringify(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** What is wrong between what two heard who asked for the same, each in a sentence: they must hear the same, one of them as a repetition. */
export const outcomeReasons = (what: string, first: Heard, second: Heard): ReadonlyArray<string> => {
  const said = [first, second].map(({ outcome }) => outcome._tag);
  const repeated = [first, second].filter(({ outcome }) => outcome.replayed).length;
  return [
    ...(withoutReplayed(first) === withoutReplayed(second)
      ? []
      : [`${what}: they heard ${said.join(' and ')}, not the same`]),
    ...(repeated === 1 ? [] : [`${what}: ${repeated} of two heard that it had been asked before`]),
    ...(said.includes('Rejected') ? [`${what} was refused`] : []),
  ];
};

/** Whether both waited at the same time, for a while. */
export const overlap = (first: Heard, second: Heard): boolean =>
  Math.max(first.from, second.from) < Math.min(first.to, second.to);
