import { openLedger } from '../../src';
import type { Ledger } from '../../src';
import { timed } from '../alternate';
import { inFlight } from '../in-flight';
import { onSeed } from './seeds';
import { taskOf } from './workload';
import type { Runner, Workload } from './workload';

type One = (ledger: Ledger, taskIds: ReadonlyArray<string>, index: number) => Promise<void>;

/** Ends the run where a command did something else. */
export const must = (found: { readonly _tag: string }, tag: string): void => {
  if (found._tag !== tag) throw new Error(`${found._tag}, not ${tag}`);
};

/** Takes the next ready task and completes it. */
export const pair = async (ledger: Ledger): Promise<void> => {
  const next = await ledger.claimNext({ claimant: 'worker' });
  const claimed = next._tag === 'ClaimedNext' ? next.claims[0] : undefined;
  if (claimed === undefined) throw new Error(`${next._tag}, not ClaimedNext`);
  const { id: taskId, fence } = claimed;
  must(await ledger.complete({ taskId, claimant: 'worker', fence }), 'Completed');
};

const ones: Readonly<Record<Workload, One>> = {
  create: async (ledger, _taskIds, index) => must(await ledger.create(taskOf(index)), 'Created'),
  claim: async (ledger, taskIds, index) =>
    must(await ledger.claim({ taskId: taskIds[index]!, claimant: 'worker' }), 'Claimed'),
  pair,
};

/** Taskledger, by its public interface. */
export const taskledger =
  (scratch: string): Runner =>
  ({ workload, durability, width, count }) =>
    onSeed(scratch, workload === 'create' ? 0 : count, async ({ path, taskIds }) => {
      const ledger = await openLedger({ sqlite: path, durability, actor: 'bench' });
      try {
        const one = ones[workload];
        const ms = await timed(() => inFlight(width, count, (index) => one(ledger, taskIds, index)));
        return { operations: count, ms };
      } finally {
        await ledger.close();
      }
    });
