import type { Command } from 'commander';
import type { Examination } from '../../audit/examination';
import { examples } from '../arguments/examples';
import { UsageFault } from '../arguments/usage-fault';
import { logFileOf } from '../place';
import type { GlobalOptions } from '../place';
import { printAnswer } from '../print-answer';
import { visible } from '../words/visible';
import { auditInWords } from './audit-in-words';
import { withExamination } from './examine';
import { exitCodeAfter, failOnOption } from './fail-on';
import type { FailOn } from './fail-on';
import { reportFileInWords, targetsOf, writeReports } from './report-files';
import type { ReportFile, ReportOptions } from './report-files';
import { satisfiedByOption } from './satisfied-by';
import type { PolicyWord } from './satisfied-by';

type Options = ReportOptions & {
  readonly failOn?: FailOn;
  readonly satisfiedBy?: ReadonlyArray<PolicyWord>;
};

function* inWords({ examined, report }: Examination, files: ReadonlyArray<ReportFile>): Generator<string> {
  yield* auditInWords(report, false);
  const { place, format, files: hashed } = examined;
  yield `examined ${visible(place)}, ${format}\n`;
  for (const { name, bytes, sha256 } of hashed) yield `  ${sha256}  ${visible(name)}, ${bytes} bytes\n`;
  for (const file of files) yield reportFileInWords(file);
}

const report = (file: string | undefined, asked: Options, command: Command): Promise<void> => {
  const globals: GlobalOptions = command.optsWithGlobals();
  const { db } = globals;
  if (file !== undefined && db !== undefined) throw new UsageFault('FILE', 'no file beside --db', file);
  const { failOn, satisfiedBy, ...files } = asked;
  const targets = targetsOf(files, logFileOf(globals, file));
  return withExamination(command, { file, satisfiedBy }, async (examination, options) => {
    const written = await writeReports(examination, targets);
    const { examined, report: found } = examination;
    const answer = { _tag: 'Reported', examined, ...found, written };
    const code = exitCodeAfter(found.findings, failOn);
    await printAnswer(options, answer, () => inWords(examination, written), code);
  });
};

/** `taskledger report`. */
export const addReport = (program: Command): void => {
  program
    .command('report')
    .summary('the audit as a file: to look at, or for other tools')
    .description(
      'Audits a log as audit does, and writes what was found to files: as a case file, one HTML page that needs nothing beside it, as SARIF, as a timeline. A FILE is read as evidence, hashed, and nothing of it changes. With --json all of the report is printed: what was examined, every finding, every verdict. Exit 1 on a finding of severity E, or on one that --fail-on names.',
    )
    .argument('[file]', 'a log to examine instead of --db: a ledger, a kanban.db, or events.jsonl')
    .option('--html <file>', 'write a case file; it takes the place of an earlier one')
    .option('--sarif <file>', 'write the findings as SARIF 2.1.0')
    .option('--timesketch <file>', 'write events and findings as a timeline, JSON Lines for Timesketch')
    .option('--force', 'replace files that are there')
    .addOption(failOnOption())
    .addOption(satisfiedByOption())
    .addHelpText(
      'after',
      examples(
        'report --html case.html',
        'report board.db --sarif case.sarif --timesketch case.jsonl',
        'report board.db --json --fail-on warning,open',
      ),
    )
    .action(report);
};
