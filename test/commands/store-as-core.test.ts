import * as fc from 'fast-check';
import type { Command } from '../../src/commands/command';
import type { Recorded } from '../../src/events/recorded';
import type { Ledger } from '../../src/ledger/ledger';
import { openCounted } from './counted-ledger';
import { logOf } from './histories';
import { PureLedger } from './pure-ledger';
import { commands } from './random-commands';

/** The fields of a command as a caller gives them: what is null is left out, unless null says something. */
const inputOf = (command: Command): object => {
  const { _tag, ...fields } = command;
  const says = new Set(_tag === 'Assign' ? ['assignee'] : ['leaseMs']);
  const flat =
    _tag === 'Create'
      ? command.task
      : _tag === 'Erase'
        ? { ...command.what, reason: command.reason }
        : fields;
  return Object.fromEntries(
    Object.entries(flat).filter(
      ([key, value]) =>
        value !== undefined && (value !== null || says.has(key)) && key !== 'overdue' && key !== 'detectedBy',
    ),
  );
};

/** Asks a ledger what the pure core is asked by a command. */
const ask = (ledger: Ledger, command: Command): Promise<object> => {
  const method = (command._tag.slice(0, 1).toLowerCase() + command._tag.slice(1)) as 'create';
  return ledger[method](inputOf(command) as Parameters<Ledger['create']>[0]);
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
