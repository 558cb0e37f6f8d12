import type { Command } from 'commander';
import type { Examination } from '../../audit/examination';
import type { AuditReport } from '../../audit/report';
import { pathOf } from '../../ledger/board-place';
import { examine } from '../../ledger/examine/examine';
import { examineLedger } from '../../ledger/examine/examine-ledger';
import { examples } from '../arguments/examples';
import { UsageFault } from '../arguments/usage-fault';
import { exitCodes } from '../exit-codes';
import { placeOf, withLedger } from '../place';
import type { GlobalOptions } from '../place';
import { printAnswer } from '../print-answer';
import { withProgress } from '../progress';
import { counted } from '../words/counted';
import { visible } from '../words/visible';
import { conclusions } from './audit-in-words';
import { writeCaseFile } from './write-case-file';

interface Options {
  readonly html: string;
}

interface Answer {
  readonly path: string;
  readonly valid: AuditReport['valid'];
  readonly findings: number;
  readonly drawn: number;
  readonly listed: number;
}

const inWords = ({ path, valid, findings, drawn, listed }: Answer): string =>
  `written: ${visible(path)}, with ${drawn} of ${counted(drawn + listed, 'contested task')} drawn\n${conclusions[`${valid}`]}, ${counted(findings, 'finding')}\n`;

const tell = async (examination: Examination, html: string, command: Command): Promise<void> => {
  const { drawn, listed } = await writeCaseFile(examination, html);
  const { valid, findings } = examination.report;
  const counts = { findings: findings.length, drawn: drawn.length, listed: listed.length };
  const answer = { _tag: 'CaseFile', path: html, valid, ...counts };
  const grave = findings.some(({ severity }) => severity === 'E');
  const code = grave ? exitCodes.refused : exitCodes.done;
  await printAnswer(command.optsWithGlobals(), answer, () => inWords(answer), code);
};

const report = async (file: string | undefined, { html }: Options, command: Command): Promise<void> => {
  const { db }: GlobalOptions = command.optsWithGlobals();
  if (file !== undefined && db !== undefined) throw new UsageFault('FILE', 'no file beside --db', file);
  if (html === '') throw new UsageFault('--html', 'the path of a file', html);
  const evidence = file === undefined ? null : await examine(file);
  if (evidence !== null) {
    try {
      return await tell(evidence, html, command);
    } finally {
      await evidence.close();
    }
  }
  return withLedger(
    command,
    true,
    async (ledger, options) => {
      const place = file ?? pathOf(placeOf(options));
      const examination = await withProgress('audit', (onProgress) =>
        examineLedger(ledger, place, { onProgress }),
      );
      await tell(examination, html, command);
    },
    file,
  );
};

/** `taskledger report`. */
export const addReport = (program: Command): void => {
  program
    .command('report')
    .summary('the audit as a file to look at')
    .description(
      'Audits a log and writes a case file: one HTML page that needs nothing beside it, with the verdict, the contested tasks as pictures, the findings with their arguments, and every claim. A FILE may also be a board of the Hermes kernel: it is read as evidence, and nothing of it changes. Only an earlier case file is written over. Exit 1 on a finding of severity E.',
    )
    .argument('[file]', 'a log to report on instead of --db: a ledger, or a kanban.db')
    .requiredOption('--html <file>', 'where the case file goes')
    .addHelpText('after', examples('report --html case.html', 'report board.db --html case.html --json'))
    .action(report);
};
