import { alternate } from '../alternate';
import type { Rates } from '../alternate';
import type { Deed } from './contenders/contender';
import { contenders } from './contenders/contenders';
import type { ContenderName } from './contenders/contenders';
import { mustBeValid } from './contenders/taskledger';
import { inProcesses } from './crew';
import type { Databases } from './databases';

/** What contenders do side by side. */
export interface Race {
  readonly deed: Deed;
  readonly processes: number;
  /** In all processes together. */
  readonly instances: number;
  /** In flight on each instance. */
  readonly width: number;
  /** In all. */
  readonly count: number;
  /** Tasks that wait behind all that are taken. */
  readonly backlog?: number;
  readonly runs: number;
}

/** What each process does at least before the clock runs; otherwise as much as while it runs. */
const WARM_UP = 500;

const checked = new Set<string>();

/** Has contenders take turns at the same thing, each time on a fresh copy of its database. */
export const race = <Name extends ContenderName>(
  databases: Databases,
  names: ReadonlyArray<Name>,
  { deed, processes, instances, width, count, backlog = 0, runs }: Race,
): Promise<Rates<Name>> => {
  const warmUp = Math.max(WARM_UP, Math.ceil(count / processes));
  // A few tasks more than are taken: the engine's first command is a comment on one, and shares are rounded up.
  const tasks = deed === 'create' ? 1 : count + processes * (warmUp + instances * width) + backlog;
  return alternate(
    names.map((name) => ({
      name,
      run: () => {
        const { seedName, seed } = contenders[name];
        return databases.onCopy(
          `${seedName} ${tasks}`,
          (url) => seed(url, tasks),
          async (url) => {
            const each = { contender: name, url, deed, instances: instances / processes, width };
            const run = await inProcesses(processes, { ...each, count, warmUp });
            if (seedName === 'board' && !checked.has(`${name} ${deed}`)) await mustBeValid(url);
            checked.add(`${name} ${deed}`);
            return run;
          },
        );
      },
    })),
    runs,
  );
};
