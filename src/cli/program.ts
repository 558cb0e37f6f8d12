import { Command } from 'commander';
import { version } from '../version';
import { addClaim } from './attempting/claim';
import { addClaimNext } from './attempting/claim-next';
import { addComplete } from './attempting/complete';
import { addCompleteAndClaimNext } from './attempting/complete-and-claim-next';
import { addFail } from './attempting/fail';
import { addHeartbeat } from './attempting/heartbeat';
import { addRelease } from './attempting/release';
import { addRequestChanges } from './attempting/request-changes';
import { addRequestReview } from './attempting/request-review';
import { addArchive } from './changing/archive';
import { addAssign } from './changing/assign';
import { addBlock } from './changing/block';
import { addCancel } from './changing/cancel';
import { addComment } from './changing/comment';
import { addCreate } from './changing/create';
import { addEdit } from './changing/edit';
import { addErase } from './changing/erase';
import { addLink } from './changing/link';
import { addPrioritise } from './changing/prioritise';
import { addReopen } from './changing/reopen';
import { addSchedule } from './changing/schedule';
import { addSpecify } from './changing/specify';
import { addSweep } from './changing/sweep';
import { addTriage } from './changing/triage';
import { addUnarchive } from './changing/unarchive';
import { addUnblock } from './changing/unblock';
import { addUnlink } from './changing/unlink';
import { addWaive } from './changing/waive';
import { addCopy } from './copy';
import { addExport } from './exporting/export';
import { addImport } from './import';
import { addInit } from './init';
import { addAudit } from './judging/audit';
import { addCompact } from './judging/compact';
import { addRebuild } from './judging/rebuild';
import { addReport } from './judging/report';
import { addStress } from './judging/stress';
import { addVerify } from './judging/verify';
import { addAttempts } from './reading/attempts';
import { addCounts } from './reading/counts';
import { addDiff } from './reading/diff';
import { addExplain } from './reading/explain';
import { addGraph } from './reading/graph/graph';
import { addHistory } from './reading/history';
import { addList } from './reading/list';
import { addLog } from './reading/log';
import { addShow } from './reading/show';
import { addWait } from './reading/wait';
import { addWhy } from './reading/why';
import { wordOption } from './arguments/typed-option';
import { addWork } from './working/work';

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

/** Every command, under the heading that the help gives it. */
const subcommands: Readonly<Record<string, ReadonlyArray<(program: Command) => void>>> = {
  'Tasks and links:': [
    addInit,
    addCreate,
    addLink,
    addUnlink,
    addWaive,
    addEdit,
    addAssign,
    addPrioritise,
    addComment,
    addTriage,
    addSpecify,
    addSchedule,
    addBlock,
    addUnblock,
    addCancel,
    addReopen,
    addArchive,
    addUnarchive,
    addErase,
  ],
  'Attempts:': [
    addClaim,
    addClaimNext,
    addHeartbeat,
    addComplete,
    addCompleteAndClaimNext,
    addFail,
    addRelease,
    addRequestReview,
    addRequestChanges,
    addSweep,
    addWork,
  ],
  'Reading:': [
    addList,
    addCounts,
    addShow,
    addWhy,
    addExplain,
    addGraph,
    addDiff,
    addAttempts,
    addHistory,
    addLog,
    addWait,
  ],
  'Judging:': [
    addVerify,
    addRebuild,
    addCompact,
    addCopy,
    addExport,
    addImport,
    addAudit,
    addReport,
    addStress,
  ],
};

/** The command line: every command with its options. What it cannot parse it throws. */
export const makeProgram = (): Command => {
  const program = new Command('taskledger')
    .description(
      'An event-sourced task engine: a task is never claimed while one of its parents is not done.',
    )
    .version(version)
    .option('--db <file>', 'the ledger (default: $TASKLEDGER_DB, then ./taskledger.db)')
    .option(
      '--postgres <url>',
      'a board on PostgreSQL instead (default: $TASKLEDGER_POSTGRES): postgres://user@host:port/database',
    )
    .option('--board <name>', 'which board there, a schema (default: $TASKLEDGER_BOARD, then default)')
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
  for (const [heading, adds] of Object.entries(subcommands)) {
    program.commandsGroup(heading);
    for (const add of adds) add(program);
  }
  return program;
};
