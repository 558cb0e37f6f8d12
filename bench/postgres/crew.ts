import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { timed } from '../alternate';
import type { Run } from '../alternate';
import type { Errand } from './contenders/contender';
import { contenders } from './contenders/contenders';
import type { ContenderName } from './contenders/contenders';

/** One process that waits to be told to begin. */
interface Member {
  readonly begin: () => void;
  /** Once it has done its errand. */
  readonly done: Promise<unknown>;
  readonly ended: Promise<unknown>;
}

const hire = async (errand: Errand): Promise<Member> => {
  const main = process.argv[1];
  if (main === undefined) throw new Error('there is no program to start again');
  const child = spawn(process.execPath, [main, '--errand', JSON.stringify(errand)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const end = async (): Promise<void> => {
    const [code]: unknown[] = await once(child, 'exit');
    if (code !== 0) throw new Error(`a process of ${errand.contender} ended with ${String(code)}`);
  };
  const ended = end();
  const lines = createInterface(child.stdout);
  const line = (): Promise<unknown> => Promise.race([once(lines, 'line'), ended]);
  await line();
  const done = line();
  return { begin: () => void child.stdin.end('\n'), done, ended };
};

/** Does an errand in `processes` processes, started and ready before the clock runs; each takes its share of the count. */
export const inProcesses = async (
  processes: number,
  errand: Omit<Errand, 'first' | 'warmUpFrom'>,
): Promise<Run> => {
  const share = Math.ceil(errand.count / processes);
  const crew = await Promise.all(
    Array.from({ length: processes }, (_, i) =>
      hire({
        ...errand,
        count: share,
        first: i * share,
        warmUpFrom: processes * share + i * errand.warmUp,
      }),
    ),
  );
  const ms = await timed(async () => {
    for (const { begin } of crew) begin();
    await Promise.all(crew.map(({ done }) => done));
  });
  await Promise.all(crew.map(({ ended }) => ended));
  return { operations: share * processes, ms };
};

/** What such a process does. */
export const doErrand = async (errand: Errand): Promise<void> => {
  const contender = contenders[errand.contender as ContenderName];
  const { instances, count, first, warmUp, warmUpFrom } = errand;
  const opened = await Promise.all(Array.from({ length: instances }, () => contender.open(errand)));
  const all = async (from: number, many: number): Promise<void> => {
    const share = Math.ceil(many / instances);
    await Promise.all(
      opened.map(({ run }, i) => run(from + i * share, Math.min(share, Math.max(0, many - i * share)))),
    );
  };
  await all(warmUpFrom, warmUp);
  process.stdout.write('ready\n');
  await once(process.stdin, 'data');
  await all(first, count);
  process.stdout.write('done\n');
  await Promise.all(opened.map(({ close }) => close()));
};
