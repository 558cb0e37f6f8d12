import type { Run } from '../alternate';

/** What is done again and again. A pair is to take the next ready task, with its data, and to complete it. */
export const workloads = ['create', 'claim', 'pair'] as const;

export type Workload = (typeof workloads)[number];

/** How it is done. */
export interface Mode {
  readonly workload: Workload;
  readonly durability: 'full' | 'normal';
  /** 1: one by one, each awaited. More: so many at a time. */
  readonly width: number;
  /** How many, in one run. */
  readonly count: number;
}

/** One run from beginning to end on files of its own; only the commands are timed. */
export type Runner = (mode: Mode) => Promise<Run>;

/** What every contender's tasks are. */
export const taskOf = (index: number): { readonly title: string; readonly data: { readonly n: number } } => ({
  title: `task ${index}`,
  data: { n: index },
});
