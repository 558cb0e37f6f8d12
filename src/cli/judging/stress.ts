import type { Command } from 'commander';
import { parentGateJson, renderParentGate, runParentGate } from '../../../stress/parent-gate';
import type { ParentGateOptions } from '../../../stress/parent-gate';
import { examples } from '../arguments/examples';
import { wholeOption, wordOption } from '../arguments/typed-option';
import { addAttemptRuns } from './stress-attempts';
import { addClaimOnce } from './stress-claim-once';
import { addKillWriters } from './stress-kill-writers';
import { addMutants } from './stress-mutants';
import { placeAsked, printRun } from './stress-run';

const parentGate = async (race: ParentGateOptions, command: Command): Promise<void> => {
  const report = await runParentGate({ ...race, ...placeAsked(command) });
  await printRun(command, report, parentGateJson, renderParentGate);
};

/** `taskledger stress`. */
export const addStress = (program: Command): void => {
  const stress = program
    .command('stress')
    .summary('checks that can fail')
    .description('Checks that can fail: races, and logs that were spoilt.');
  stress
    .command('parent-gate')
    .summary('late links against claimants')
    .description(
      'Children get their parents a moment after they are made, while workers claim what they saw ready; then the audit judges every claim. The race makes a ledger of its own, keeps it, and names it. Exit 1 unless the gate held, in a race that was one.',
    )
    .addOption(
      wordOption('--gate <state>', 'off: parents always satisfy, and the race must fail', ['on', 'off']),
    )
    .option('--stray-links', 'the links come from a writer that does not demote')
    .option('--processes', 'workers are processes instead of threads')
    .addOption(wholeOption('--parents <n>', 'default: 10, at least 2'))
    .addOption(wholeOption('--children <n>', 'default: 200'))
    .addOption(wholeOption('--workers <n>', 'default: 4'))
    .addOption(wholeOption('--duration-ms <n>', 'the time it may take (default: 8000)'))
    .option('--ledger <file>', 'where to make its ledger (default: a new temporary folder)')
    .addHelpText(
      'after',
      examples(
        'stress parent-gate',
        'stress parent-gate --gate off',
        'stress parent-gate --processes --json',
      ),
    )
    .action(parentGate);
  addClaimOnce(stress);
  addKillWriters(stress);
  addAttemptRuns(stress);
  addMutants(stress);
};
