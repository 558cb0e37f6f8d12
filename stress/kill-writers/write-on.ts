import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from '../../src/ledger/ledger';
import type { Acknowledgement } from './acknowledgement';

/** Tasks that are under way side by side: a kill finds some of them between their submission and their commit. */
const LANES = 8;

/**
 * Milliseconds between two tasks of a lane: short while a first kill is near, long for who writes on while the ledger is
 * inspected, or the log would grow faster than it can be inspected.
 */
const PAUSE = { atFirst: 2, later: 50 };
const FIRST_TASKS = 25;

interface Accepted {
  readonly _tag: string;
  readonly position: number | null;
}

/**
 * Creates, claims and completes tasks for ever. Each command is acknowledged after its promise resolved; `premature`
 * acknowledges it before, as a writer would that answers ahead of its commit.
 */
export const writeOn = async (
  ledger: Ledger,
  name: string,
  premature: boolean,
  acknowledge: (acknowledgement: Acknowledgement) => void,
): Promise<void> => {
  const one = async (
    kind: Acknowledgement['kind'],
    taskId: string,
    submitted: Promise<Accepted>,
  ): Promise<void> => {
    if (premature) acknowledge({ kind, taskId, position: null });
    const { _tag, position } = await submitted;
    if (_tag === 'Rejected') throw new Error(`${name} was refused: ${kind} ${taskId}`);
    if (!premature) acknowledge({ kind, taskId, position });
  };
  const lane = async (_: unknown, number: number): Promise<never> => {
    for (let i = 1; ; i += 1) {
      const taskId = `${name}-${number}-${i}`;
      await one('created', taskId, ledger.create({ id: taskId, title: taskId }));
      await one('claimed', taskId, ledger.claim({ taskId, claimant: name }));
      await one('completed', taskId, ledger.complete({ taskId, claimant: name }));
      await sleep(i <= FIRST_TASKS ? PAUSE.atFirst : PAUSE.later);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
};
