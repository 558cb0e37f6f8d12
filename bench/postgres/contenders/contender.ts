/** What is done on PostgreSQL: the workloads of the files, tasks that are taken by name, and events that change no status. */
export type Deed = 'create' | 'claim' | 'claimNext' | 'pair' | 'comment';

/** What one process is told to do. */
export interface Errand {
  readonly contender: string;
  readonly url: string;
  readonly deed: Deed;
  /** Ledgers, queues or bare connections in this process, each with `width` in flight. */
  readonly instances: number;
  readonly width: number;
  /** How many in this process; those of `first` and after. */
  readonly count: number;
  readonly first: number;
  /** How many are done in this process before the clock runs, those of `warmUpFrom` and after: code that has run a few thousand times is compiled by then. */
  readonly warmUp: number;
  readonly warmUpFrom: number;
}

/** One ledger, queue or connection. */
export interface Instance {
  /** Does them once, for the numbers from `first` on. */
  readonly run: (first: number, count: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Something that is measured, in processes of its own. */
export interface PostgresContender {
  /** What its databases begin with; contenders that share it share its databases. */
  readonly seedName: string;
  /** Fills an empty database with `tasks` ready tasks. */
  readonly seed: (url: string, tasks: number) => Promise<void>;
  readonly open: (errand: Errand) => Promise<Instance>;
}

/** The name of a task of the seed. */
export const taskIdOf = (index: number): string => `t${index}`;
