import type { Recorded } from '../../../src/events/recorded';
import type { StoredRow } from '../../../src/events/stored-event';
import { forged } from '../forger';
import type { History } from '../history';
import type { Mutant, MutantKind } from '../mutant';
import type { Random } from '../random';

type Pair = readonly [Recorded, Recorded];

const inOrder = (rows: ReadonlyArray<StoredRow>): ReadonlyArray<StoredRow> =>
  rows.toSorted((a, b) => a.stored.position - b.stored.position);

const at = (row: StoredRow, position: number): StoredRow => ({ ...row, stored: { ...row.stored, position } });

const anyPair = ({ log }: History, random: Random, wanted: (...both: Pair) => boolean): Pair | undefined => {
  const pairs: Pair[] = [];
  for (const a of log) {
    for (const b of log.slice(a.stored.position)) if (wanted(a, b)) pairs.push([a, b]);
  }
  return pairs.length === 0 ? undefined : random.of(pairs);
};

const exchanged = (history: History, [a, b]: Pair): ReadonlyArray<StoredRow> =>
  inOrder(
    history.log.map((row) => {
      if (row === a) return forged(history, row, { position: b.stored.position });
      return row === b ? forged(history, row, { position: a.stored.position }) : row;
    }),
  );

/** Two events change places, as they are: the position is in the leaf (TL510, at both). */
export const swapped: MutantKind = {
  name: 'swapped',
  mutate: (history, random): Mutant | undefined => {
    const both = anyPair(history, random, () => true);
    if (both === undefined) return undefined;
    const [first, second] = both.map(({ stored }) => stored.position);
    const [a, b] = both;
    const rows = history.log.map((row) => {
      if (row === a) return at(row, second!);
      return row === b ? at(row, first!) : row;
    });
    return {
      rows: inOrder(rows),
      headPosition: history.log.length,
      expected: [
        { code: 'TL510', position: first!, taskId: b.stored.taskId },
        { code: 'TL510', position: second!, taskId: a.stored.taskId },
      ],
      touched: first!,
    };
  },
};

/** Two events of one task change places and are hashed again: its versions do not rise by one (TL503, at both). */
export const swappedInTask: MutantKind = {
  name: 'swapped in a task, rehashed',
  mutate: (history, random): Mutant | undefined => {
    const both = anyPair(
      history,
      random,
      (a, b) => a.stored.taskId !== null && a.stored.taskId === b.stored.taskId,
    );
    if (both === undefined) return undefined;
    const [a, b] = both;
    const { taskId } = a.stored;
    return {
      rows: exchanged(history, both),
      headPosition: history.log.length,
      expected: [
        { code: 'TL503', position: a.stored.position, taskId },
        { code: 'TL503', position: b.stored.position, taskId },
      ],
      touched: a.stored.position,
    };
  },
};

/** Two events of different tasks change places and are hashed again: the clock goes back (TL401) where the later one was put too early. */
export const swappedBetweenTasks: MutantKind = {
  name: 'swapped between tasks, rehashed',
  mutate: (history, random): Mutant | undefined => {
    const both = anyPair(
      history,
      random,
      (a, b) =>
        a.stored.taskId !== null &&
        b.stored.taskId !== null &&
        a.stored.taskId !== b.stored.taskId &&
        a.stored.createdAt < b.stored.createdAt,
    );
    if (both === undefined) return undefined;
    const rows = exchanged(history, both);
    const back = rows.find(({ stored }, i) => i > 0 && stored.createdAt < rows[i - 1]!.stored.createdAt)!;
    const { position, taskId } = back.stored;
    return {
      rows,
      headPosition: history.log.length,
      expected: [{ code: 'TL401', position, taskId }],
      touched: both[0].stored.position,
    };
  },
};
