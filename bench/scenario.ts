import type { Spread } from './spread';

/** How much is measured. */
export interface Scale {
  readonly runs: number;
  /** Commands of a run that commits once for each. */
  readonly single: number;
  /** Commands of a run with many in flight. */
  readonly grouped: number;
  /** Events of the large log. */
  readonly events: number;
  /** A directory that is removed at the end. */
  readonly scratch: string;
}

/** One cell of a table; numbers are rounded where they are printed, not before. */
export type Cell = string | number | Spread;

/** A table of measurements. */
export interface Table {
  readonly title: string;
  readonly columns: ReadonlyArray<string>;
  readonly rows: ReadonlyArray<ReadonlyArray<Cell>>;
}

/** A line that a measurement should stay above, or below. */
export interface Bar {
  readonly what: string;
  readonly measured: number;
  readonly atLeast?: number;
  readonly below?: number;
}

/** What a scenario found. */
export interface Measured {
  readonly tables: ReadonlyArray<Table>;
  readonly bars: ReadonlyArray<Bar>;
}

/** One thing that is measured. */
export type Scenario = (scale: Scale) => Promise<Measured>;

/** Whether a measurement is where it should be. */
export const passes = ({ measured, atLeast = -Infinity, below = Infinity }: Bar): boolean =>
  measured >= atLeast && measured < below;
