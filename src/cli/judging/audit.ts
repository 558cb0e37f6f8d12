import type { Command } from 'commander';
import type { LedgerReport } from '../../ledger/audit-store';
import { examine } from '../../ledger/examine/examine';
import { auditInWords } from './audit-in-words';
import { decisionsInWords } from './decisions-in-words';
import { examples } from '../arguments/examples';
import { exitCodeAfter, failOnOption } from './fail-on';
import type { FailOn } from './fail-on';
import { given } from '../arguments/given';
import { withLedger } from '../place';
import type { GlobalOptions } from '../place';
import { printAnswer } from '../print-answer';
import { withProgress } from '../progress';
import { ownPolicy, satisfiedByOption } from './satisfied-by';
import type { PolicyWord } from './satisfied-by';
import { UsageFault } from '../arguments/usage-fault';

interface Options {
  readonly verdicts?: boolean;
  readonly replayDecisions?: boolean;
  readonly failOn?: FailOn;
  readonly satisfiedBy?: ReadonlyArray<PolicyWord>;
}

function* inWords(report: LedgerReport, verdicts: boolean): Generator<string> {
  if (report.decisions !== undefined) yield* decisionsInWords(report.decisions);
  yield* auditInWords(report, verdicts);
}

const tell = async (
  report: LedgerReport,
  { verdicts = false, failOn }: Options,
  command: Command,
): Promise<void> => {
  const { verdicts: _left, ...short } = report;
  const code = exitCodeAfter(report.findings, failOn);
  const options: GlobalOptions = command.optsWithGlobals();
  await printAnswer(options, verdicts ? report : short, () => inWords(report, verdicts), code);
};

const audit = async (file: string | undefined, asked: Options, command: Command): Promise<void> => {
  const { db }: GlobalOptions = command.optsWithGlobals();
  if (file !== undefined && db !== undefined) throw new UsageFault('FILE', 'no file beside --db', file);
  const { satisfiedBy, replayDecisions } = asked;
  if (file !== undefined) {
    const examination = await withProgress('audit', (onProgress) =>
      examine(file, { onProgress, ...given({ satisfiedBy, replayDecisions }) }),
    );
    await examination.close();
    return tell(examination.report, asked, command);
  }
  return withLedger(command, true, async (ledger) => {
    const policy = satisfiedBy === undefined ? undefined : ownPolicy(satisfiedBy);
    const report = await withProgress('audit', (onProgress) =>
      ledger.audit({ onProgress, ...given({ satisfiedBy: policy, replayDecisions }) }),
    );
    return tell(report, asked, command);
  });
};

/** `taskledger audit`. */
export const addAudit = (program: Command): void => {
  program
    .command('audit')
    .summary('replay every claim and judge it')
    .description(
      'Replays every claim, and every refusal, against the state of its parents, from the log alone. A FILE is read as evidence, and nothing of it changes: a ledger, a board of the Hermes kernel, or JSON Lines (docs/jsonl.md). Exit 1 on a finding of severity E, or on one that --fail-on names.',
    )
    .argument('[file]', 'a log to judge instead of --db: a ledger, a kanban.db, or events.jsonl')
    .option('--verdicts', 'the verdict on each claim too')
    .option(
      '--replay-decisions',
      "ask today's rules again for every claim and refusal, each at its own basis",
    )
    .addOption(failOnOption())
    .addOption(satisfiedByOption())
    .addHelpText(
      'after',
      examples(
        'audit',
        'audit board.db --json --verdicts',
        'audit --replay-decisions',
        'audit events.jsonl',
        'audit kanban.db --satisfied-by done,archived',
      ),
    )
    .action(audit);
};
