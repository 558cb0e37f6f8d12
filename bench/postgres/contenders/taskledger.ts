import { openLedger } from '../../../src';
import type { Ledger } from '../../../src';
import { must, pair } from '../../commands/taskledger';
import { taskOf } from '../../commands/workload';
import { inFlight } from '../../in-flight';
import { taskIdOf } from './contender';
import type { Deed, PostgresContender } from './contender';

const board = 'bench';

const deeds: Readonly<Record<Deed, (ledger: Ledger, index: number) => Promise<void>>> = {
  create: async (ledger, index) => must(await ledger.create(taskOf(index)), 'Created'),
  claim: async (ledger, index) =>
    must(await ledger.claim({ taskId: taskIdOf(index), claimant: 'worker' }), 'Claimed'),
  claimNext: async (ledger) => must(await ledger.claimNext({ claimant: 'worker' }), 'ClaimedNext'),
  pair,
  comment: async (ledger, index) =>
    must(await ledger.comment({ taskId: taskIdOf(index), text: `comment ${index}` }), 'Commented'),
};

/** A board with ready tasks `t0`, `t1` …, by the engine itself. */
export const seedBoard = async (postgres: string, tasks: number): Promise<void> => {
  const ledger = await openLedger({ postgres, board, actor: 'bench' });
  await inFlight(512, tasks, async (index) =>
    must(await ledger.create({ id: taskIdOf(index), ...taskOf(index) }), 'Created'),
  );
  await ledger.close();
};

/** Whether what lies there is a ledger, whole and with views that say what its log says. */
export const mustBeValid = async (postgres: string): Promise<void> => {
  const ledger = await openLedger({ postgres, board, readOnly: true });
  const { valid } = await ledger.verify();
  await ledger.close();
  if (!valid) throw new Error('what was written is not a valid ledger');
};

/** Taskledger, by its public interface; each instance is a ledger with a pool of its own. */
export const taskledger: PostgresContender = {
  seedName: 'board',
  seed: seedBoard,
  open: async ({ url: postgres, deed, width }) => {
    const ledger = await openLedger({ postgres, board, actor: 'bench' });
    // The first command of a ledger tells who writes here: that is not what is measured.
    await ledger.comment({ taskId: taskIdOf(0), text: 'here' });
    return {
      run: (first, count) => inFlight(width, count, (index) => deeds[deed](ledger, first + index)),
      close: () => ledger.close(),
    };
  },
};
