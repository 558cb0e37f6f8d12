import type { Command } from 'commander';
import type { AuditReport } from '../../audit/report';
import { pathOf } from '../../ledger/board-place';
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

const report = async (file: string | undefined, { html }: Options, command: Command): Promise<void> => {
  const { db }: GlobalOptions = command.optsWithGlobals();
  if (file !== undefined && db !== undefined) throw new UsageFault('FILE', 'no file beside --db', file);
  if (html === '') throw new UsageFault('--html', 'the path of a file', html);
  return withLedger(
    command,
    true,
    async (ledger, options) => {
      const place = file ?? pathOf(placeOf(options));
      const examination = await withProgress('audit', (onProgress) =>
        examineLedger(ledger, place, { onProgress }),
      );
      const { valid, findings } = examination.report;
      const { drawn, listed } = await writeCaseFile(examination, html);
      const answer = {
        _tag: 'CaseFile',
        path: html,
        valid,
        findings: findings.length,
        drawn: drawn.length,
        listed: listed.length,
      };
      const grave = findings.some(({ severity }) => severity === 'E');
      await printAnswer(options, answer, () => inWords(answer), grave ? exitCodes.refused : exitCodes.done);
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
      'Audits a ledger and writes a case file: one HTML page that needs nothing beside it, with the verdict, the contested tasks as pictures, the findings with their arguments, and every claim. Only an earlier case file is written over. Exit 1 on a finding of severity E.',
    )
    .argument('[file]', 'the ledger, instead of --db')
    .requiredOption('--html <file>', 'where the case file goes')
    .addHelpText('after', examples('report --html case.html', 'report board.db --html case.html --json'))
    .action(report);
};
