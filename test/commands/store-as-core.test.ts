import * as fc from 'fast-check';
import type { Presented } from '../../src/commands/attempt-refusal';
import type { Command } from '../../src/commands/command';
import type { Recorded } from '../../src/events/recorded';
import type { Ledger } from '../../src/ledger/ledger';
import { openCounted } from './counted-ledger';
import { logOf } from './histories';
import { PureLedger } from './pure-ledger';
import { commands } from './random-commands';

const named = ({ claimant, fence }: Presented) => ({
  ...(claimant === null ? {} : { claimant }),
  ...(fence === null ? {} : { fence }),
});

/** Asks a ledger what the pure core is asked by a command. */
const ask = (ledger: Ledger, command: Command): Promise<object> => {
  switch (command._tag) {
    case 'Create':
      return ledger.create({ id: command.task.id, title: command.task.title, parents: command.task.parents });
    case 'Link':
      return ledger.link({ parentId: command.parentId, childId: command.childId });
    case 'Unlink':
      return ledger.unlink({ parentId: command.parentId, childId: command.childId });
    case 'Claim':
      return ledger.claim({ taskId: command.taskId, claimant: command.claimant });
    case 'ClaimNext':
      return ledger.claimNext({ claimant: command.claimant, limit: command.limit });
    case 'Release':
      return ledger.release({ taskId: command.taskId, ...named(command) });
    case 'Complete':
      return ledger.complete({ taskId: command.taskId, ...named(command), result: command.result });
    case 'CreateGraph':
      return Promise.reject(new Error('no graph is asked for here'));
    default:
      return command satisfies never;
  }
};

const facts = ({ stored }: Recorded) => {
  const { position, taskId, version, kind, status, data, causation } = stored;
  return { position, taskId, version, kind, status, data, causation };
};

describe('a random history', () => {
  it('is on a store what it is in the pure core, and its views are what a rebuild makes', async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (all) => {
        const core = new PureLedger();
        for (const command of all) core.ask(command);
        const { ledger } = await openCounted();
        await Promise.all(all.map((command) => ask(ledger, command)));
        expect((await logOf(ledger)).map(facts)).toEqual(core.log.map(facts));
        expect(await ledger.verify()).toMatchObject({ valid: true, drift: [], mismatches: [] });
        expect(await ledger.rebuild()).toMatchObject({ mended: [] });
        await ledger.close();
      }),
      { numRuns: 80, interruptAfterTimeLimit: 40_000 },
    );
  });
});
