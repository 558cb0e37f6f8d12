import { runCrowd } from './attempts/crowd';
import type { CrowdOptions } from './attempts/crowd';
import { runKilled } from './attempts/killed';
import type { KilledOptions } from './attempts/killed';
import { runMany } from './attempts/many';
import type { ManyOptions } from './attempts/many';
import type { AttemptsReport } from './attempts/report';
import { runSameCommand } from './attempts/same-command';
import type { SameCommandOptions } from './attempts/same-command';
import { runShapes } from './attempts/shapes';
import type { ShapesOptions } from './attempts/shapes';
import { runSlow } from './attempts/slow';
import type { SlowOptions } from './attempts/slow';
import type { AskedPlace } from './new-place';

export { renderAttempts } from './attempts/render';
export { attemptsJson } from './attempts/report';
export type { AttemptsReport } from './attempts/report';

/** What every run of the attempts can be asked. */
export interface AttemptsOptions extends AskedPlace {
  readonly long?: boolean;
  /** A word that the run knows; it refuses others with an `InvalidInput`. */
  readonly broken?: string;
}

/** The runs of the attempts by their names. */
export const attemptRuns = {
  crowd: (options: AttemptsOptions) => runCrowd(options as CrowdOptions),
  slow: (options: AttemptsOptions) => runSlow(options as SlowOptions),
  killed: (options: AttemptsOptions) => runKilled(options as KilledOptions),
  shapes: (options: AttemptsOptions) => runShapes(options as ShapesOptions),
  'same-command': (options: AttemptsOptions) => runSameCommand(options as SameCommandOptions),
  many: (options: AttemptsOptions) => runMany(options as ManyOptions),
} satisfies Readonly<Record<string, (options: AttemptsOptions) => Promise<AttemptsReport>>>;

/** The name of a run of the attempts. */
export type AttemptRun = keyof typeof attemptRuns;
