import { gone, isOfEvent, sameObserved } from './observed';
import type { Observed, ObservedBoard } from './observed';

/** An event that two states of one board do not have in common, as each has it. */
export interface Difference {
  readonly sourceId: string;
  readonly observed: Observed | null;
  readonly found: Observed | null;
}

/** What a later state of a board brings beside what was observed before, or where it is no later state of it. */
export type News =
  | { readonly _tag: 'News'; readonly observed: ReadonlyArray<Observed> }
  | { readonly _tag: 'AnotherHistory'; readonly difference: Difference };

const idOf = ({ sourceId }: Observed): number => Number(sourceId.slice(sourceId.indexOf('/') + 1));

const firstDifference = (
  before: ObservedBoard,
  found: ReadonlyMap<string, Observed>,
): Difference | undefined => {
  const known = [...before.all].filter(isOfEvent).toSorted((a, b) => idOf(a) - idOf(b));
  const last = known.at(-1);
  const inserted = [...found.values()].filter(
    (one) =>
      isOfEvent(one) && last !== undefined && idOf(one) < idOf(last) && before.of(one.sourceId) === undefined,
  );
  const differing = known.find((one) => {
    const other = found.get(one.sourceId);
    return other === undefined || !sameObserved(one, other);
  });
  const [first] = [...(differing === undefined ? [] : [differing]), ...inserted].toSorted(
    (a, b) => idOf(a) - idOf(b),
  );
  if (first === undefined) return undefined;
  const { sourceId } = first;
  return { sourceId, observed: before.of(sourceId) ?? null, found: found.get(sourceId) ?? null };
};

/** Holds a state of a board against what was observed before: its events have to begin with all of those; rows may have changed. */
export const newsOfBoard = (before: ObservedBoard, now: ReadonlyArray<Observed>): News => {
  const found = new Map(now.map((one) => [one.sourceId, one]));
  const difference = firstDifference(before, found);
  if (difference !== undefined) return { _tag: 'AnotherHistory', difference };
  const changed = now.filter((one) => {
    const known = before.of(one.sourceId);
    return known === undefined || !sameObserved(known, one);
  });
  const lost = [...before.all].filter(({ sourceId }) => !found.has(sourceId));
  return { _tag: 'News', observed: [...changed, ...lost.map(gone)] };
};
