import { isLeft } from 'fp-ts/Either';
import type { ForeignFault, ForeignLog, MissingRun } from '../../audit/foreign/foreign-log';
import type { ObservedEffect, Observation } from '../../audit/observation';
import { renderDecodeFault } from '../../events/decode-fault';
import type { Line } from './line';
import { readerOf } from './types';

interface Read {
  readonly effects: ReadonlyArray<ObservedEffect>;
  readonly fault: Pick<ForeignFault, 'code' | 'why'> | null;
}

const unknown: ReadonlyArray<ObservedEffect> = [{ _tag: 'Unknown' }];

const read = (line: Line): Read => {
  const reader = readerOf(line.type);
  if (reader === undefined)
    return {
      effects: unknown,
      fault: { code: 'TL506', why: 'it is of a type that this version does not know' },
    };
  const effects = reader(line, `line ${line.number}`);
  if (isLeft(effects))
    return { effects: unknown, fault: { code: 'TL507', why: renderDecodeFault(effects.left) } };
  return { effects: effects.right, fault: null };
};

const byOrder = (a: Line, b: Line): number => (a.position ?? a.order ?? 0) - (b.position ?? b.order ?? 0);

/** Positions without a gap: one that no line has is that of an event that is not seen. */
const missingOf = (lines: ReadonlyArray<Line>): ReadonlyArray<MissingRun> => {
  const positions = lines.flatMap(({ position }) => (position === null ? [] : [position]));
  const missing: MissingRun[] = [];
  let next = 1;
  for (const position of positions.sort((a, b) => a - b)) {
    if (position > next) missing.push({ first: next, last: position - 1, explained: false });
    next = position + 1;
  }
  return missing;
};

/**
 * Anybody's log as an examiner sees it. The order is that of the positions, or of the orders; where a line has neither,
 * only its time tells, and where the line itself stands says nothing.
 */
export const logOfLines = (lines: ReadonlyArray<Line>): ForeignLog => {
  const everywhere = lines.every(({ position }) => position !== null);
  const ordered = lines.every(({ position, order }) => position !== null || order !== null);
  const faults: ForeignFault[] = [];
  const observations = (ordered ? lines.toSorted(byOrder) : lines).map((line): Observation => {
    const { effects, fault } = read(line);
    const observation = {
      order: line.position ?? line.order,
      position: everywhere ? line.position! : line.number,
      id: line.id ?? `line ${line.number}`,
      kind: line.type,
      taskId: line.taskId,
      at: line.at,
      actor: line.actor,
      title: line.title,
      effects,
    };
    if (fault !== null) faults.push({ ...fault, observation });
    return observation;
  });
  return {
    observations,
    faults,
    missing: missingOf(lines),
    missingBecause: 'positions are 1, 2, 3 … without a gap',
    links: null,
    tasksDeleted: false,
  };
};
