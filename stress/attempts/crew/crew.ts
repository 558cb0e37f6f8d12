import { join } from 'node:path';
import { startRacer } from '../../racers/racer';
import type { Racer, RacerKind } from '../../racers/racer';
import type { FromWorker, Part, ToWorker, WorkerCounts } from './script';

const SCRIPT = join(__dirname, 'worker-main.js');

/** A worker to be: what it is to do, in a thread or in a process. */
export interface Hired extends Part {
  readonly kind: RacerKind;
}

/** Workers, each in a thread or a process of its own. */
export interface Crew {
  /** Has them begin, all together, once all are ready. */
  readonly go: () => Promise<void>;
  /** Resolves once each has made all its attempts. */
  readonly worked: () => Promise<ReadonlyArray<WorkerCounts>>;
  /** Tells them to take nothing more. */
  readonly stop: () => void;
  /** Ends those that are still there. */
  readonly dismiss: () => Promise<void>;
}

/** Starts workers, which wait for their `go`. */
export const startCrew = (hired: ReadonlyArray<Hired>): Crew => {
  const racers = hired.map(({ kind, ...part }): Racer<ToWorker, FromWorker> => {
    const racer: Racer<ToWorker, FromWorker> = startRacer(kind, SCRIPT);
    racer.send({ _tag: 'Part', ...part });
    return racer;
  });
  return {
    go: async () => {
      await Promise.all(racers.map((racer) => racer.next('Ready')));
      for (const racer of racers) racer.send({ _tag: 'Go' });
    },
    worked: () => Promise.all(racers.map((racer) => racer.next('Worked'))),
    stop: () => {
      for (const racer of racers) racer.send({ _tag: 'Stop' });
    },
    dismiss: async () => {
      await Promise.all(racers.map((racer) => racer.stop()));
    },
  };
};

/** What all the workers of a crew heard, together. */
export const total = (counts: ReadonlyArray<WorkerCounts>, of: keyof WorkerCounts): number =>
  counts.reduce((sum, one) => sum + one[of], 0);
