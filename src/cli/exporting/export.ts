import type { Command } from 'commander';
import { cloudEvents } from '../../export/cloudevents';
import { jsonLines } from '../../export/jsonl';
import { ocel2Json } from '../../export/ocel2/json';
import { ocel2Sqlite } from '../../export/ocel2/sqlite';
import { writeStatements } from '../../store/sqlite/write-statements';
import { examples } from '../arguments/examples';
import { wordOption } from '../arguments/typed-option';
import { UsageFault } from '../arguments/usage-fault';
import { exitCodes } from '../exit-codes';
import { mustBeFree, mustNotBe, writeWhole } from '../files/whole-file';
import { writeText } from '../files/write-text';
import { logFileOf, withLedger } from '../place';
import type { GlobalOptions } from '../place';
import { printAnswer } from '../print-answer';
import { withProgress } from '../progress';
import { counted } from '../words/counted';
import { visible } from '../words/visible';
import type { Format } from './format';
import { logNow } from '../../ledger/log-now';

interface Options {
  readonly out: string;
  readonly force?: boolean;
  readonly jsonl?: boolean;
  readonly cloudevents?: boolean;
  readonly ocel2?: 'json' | 'sqlite';
}

const jsonlFormat: Format = {
  name: 'jsonl',
  write: (log, path) => writeText(path, jsonLines(log)),
};

const cloudEventsFormat: Format = {
  name: 'cloudevents',
  write: (log, path) => writeText(path, cloudEvents(log)),
};

const ocel2Formats: { readonly [O in NonNullable<Options['ocel2']>]: Format } = {
  json: { name: 'ocel2-json', write: (log, path) => writeText(path, ocel2Json(log)) },
  sqlite: { name: 'ocel2-sqlite', write: (log, path) => writeStatements(path, ocel2Sqlite(log)) },
};

/** The one format that was asked for. */
const formatOf = ({ jsonl = false, cloudevents = false, ocel2 }: Options): Format => {
  const asked = [
    ...(jsonl ? [jsonlFormat] : []),
    ...(cloudevents ? [cloudEventsFormat] : []),
    ...(ocel2 === undefined ? [] : [ocel2Formats[ocel2]]),
  ];
  const [format] = asked;
  if (format !== undefined && asked.length === 1) return format;
  const names = asked.map(({ name }) => name).join(' and ');
  throw new UsageFault(
    'FORMAT',
    'one of --jsonl, --cloudevents and --ocel2',
    names === '' ? undefined : names,
  );
};

const exportLog = (file: string | undefined, asked: Options, command: Command): Promise<void> => {
  const globals: GlobalOptions = command.optsWithGlobals();
  const { db } = globals;
  if (file !== undefined && db !== undefined) throw new UsageFault('FILE', 'no file beside --db', file);
  const format = formatOf(asked);
  const target = { option: '--out', path: asked.out, force: asked.force ?? false };
  const source = logFileOf(globals, file);
  if (source !== null) mustNotBe(target, source);
  mustBeFree(target);
  return withLedger(
    command,
    true,
    async (ledger, options) => {
      const { events, path, bytes } = await withProgress('export', async (onProgress) => {
        const log = await logNow(ledger, onProgress);
        const written = await writeWhole(target, (draft) => format.write(log, draft));
        return { ...written, events: log.end };
      });
      const answer = { _tag: 'Exported', format: format.name, path, events, bytes };
      const words = `exported ${counted(events, 'event')} to ${visible(path)}: ${format.name}, ${bytes} bytes\n`;
      await printAnswer(options, answer, () => words, exitCodes.done);
    },
    file,
  );
};

/** `taskledger export`. */
export const addExport = (program: Command): void => {
  program
    .command('export')
    .summary('write the log in a format of others')
    .description(
      'Writes the whole log to a file, in one format that others read. The file appears whole or not at all, and one that is there is left alone unless --force replaces it.',
    )
    .argument('[file]', 'the ledger, instead of --db')
    .requiredOption('--out <file>', 'the file to write')
    .option('--force', 'replace the file if it is there')
    .option('--jsonl', 'all that is stored of each event, one a line: taskledger audit reads it')
    .option('--cloudevents', 'CloudEvents 1.0, one structured event a line')
    .addOption(
      wordOption('--ocel2 <kind>', 'OCEL 2.0 for process mining: json or sqlite', ['json', 'sqlite']),
    )
    .addHelpText(
      'after',
      examples(
        'export --jsonl --out events.jsonl',
        'export --cloudevents --out cloudevents.jsonl',
        'export board.db --ocel2 sqlite --out board.sqlite --force',
      ),
    )
    .action(exportLog);
};
