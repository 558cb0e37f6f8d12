import { Command } from 'commander';
import { version } from '../version';
import { addAudit } from './judging/audit';
import { addClaim } from './attempting/claim';
import { addClaimNext } from './attempting/claim-next';
import { addComplete } from './attempting/complete';
import { addCreate } from './changing/create';
import { addHistory } from './reading/history';
import { addInit } from './init';
import { addLink } from './changing/link';
import { addList } from './reading/list';
import { addLog } from './reading/log';
import { addRebuild } from './judging/rebuild';
import { addRelease } from './attempting/release';
import { addShow } from './reading/show';
import { addStress } from './judging/stress';
import { wordOption } from './arguments/typed-option';
import { addUnlink } from './changing/unlink';
import { addVerify } from './judging/verify';

const tour = `
A short tour:
  $ taskledger init                                        make a ledger, ./taskledger.db
  $ taskledger create 'Design' --id design
  $ taskledger create 'Build' --id build --parent design   todo: it waits for design
  $ taskledger claim build --as ada                        refused, and the refusal is recorded
  $ taskledger complete design                             build is ready now
  $ taskledger claim build --as ada
  $ taskledger history build                               everything that happened to it
  $ taskledger audit                                       was every claim right when it was made?

Exit codes:
  0  done
  1  refused, or a finding of severity E
  2  wrong usage
  3  a fault: the ledger could not do it
`;

const subcommands = [
  addInit,
  addCreate,
  addLink,
  addUnlink,
  addClaim,
  addClaimNext,
  addRelease,
  addComplete,
  addList,
  addShow,
  addHistory,
  addLog,
  addRebuild,
  addVerify,
  addAudit,
  addStress,
];

/** The command line: every command with its options. What it cannot parse it throws. */
export const makeProgram = (): Command => {
  const program = new Command('taskledger')
    .description(
      'An event-sourced task engine: a task is never claimed while one of its parents is not done.',
    )
    .version(version)
    .option('--db <file>', 'the ledger (default: $TASKLEDGER_DB, then ./taskledger.db)')
    .option('--json', 'answer in JSON')
    .addOption(
      wordOption(
        '--durability <level>',
        'full (default) survives a power cut, normal a crash of the process',
        ['full', 'normal'],
      ),
    )
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: () => undefined })
    .exitOverride()
    .addHelpText('after', tour);
  for (const add of subcommands) add(program);
  return program;
};
