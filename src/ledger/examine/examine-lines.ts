import { isLeft } from 'fp-ts/Either';
import type { Examination } from '../../audit/examination';
import { judgeForeign } from '../../audit/foreign/judge-foreign';
import { renderDecodeFault } from '../../events/decode-fault';
import { readLine } from '../../import/jsonl/line';
import type { Line } from '../../import/jsonl/line';
import { logOfLines } from '../../import/jsonl/log-of-lines';
import type { TextEvidence } from '../../store/text-evidence';
import { version } from '../../version';
import { tellFiles } from './about-files';
import type { ExamineInput } from './examine-hermes';

const placeOf = ({ position, order }: Line): number | null => position ?? order;

/** The lines of anybody's log. One that cannot be read, or has the place of another, throws: what it would have said could be anything. */
const linesOf = async (evidence: TextEvidence): Promise<ReadonlyArray<Line>> => {
  const lines: Line[] = [];
  const taken = new Map<number, number>();
  let placed: Line | undefined;
  for await (const { number, text } of evidence.lines()) {
    if (text === null) throw evidence.unreadable(number, 'it is not UTF-8');
    const read = readLine('line', number, text);
    if (isLeft(read)) throw evidence.unreadable(number, renderDecodeFault(read.left));
    const line = read.right;
    const place = placeOf(line);
    lines.push(line);
    if (place === null) continue;
    if (placed !== undefined && (placed.position === null) !== (line.position === null)) {
      throw evidence.unreadable(
        number,
        `it has ${line.position === null ? 'an order' : 'a position'}, and line ${placed.number} has not: they cannot be compared`,
      );
    }
    placed ??= line;
    const other = taken.get(place);
    if (other !== undefined)
      throw evidence.unreadable(number, `line ${other} has its place, ${place}, already`);
    taken.set(place, number);
  }
  return lines;
};

/** Examines a log that anybody wrote, in the form of `docs/jsonl.md`. */
export const examineLines = async (
  evidence: TextEvidence,
  { satisfiedBy = ['done'] }: ExamineInput,
  at: number,
): Promise<Examination> => {
  const log = logOfLines(await linesOf(evidence));
  const changes = await evidence.changes();
  const report = judgeForeign(log, {
    satisfiedBy,
    format: 'jsonl',
    beside: (findings) => {
      tellFiles({ broken: [], onlyInWal: {}, changes }, findings);
      return { replayedEndStatus: null, seedSqlRows: null, eventsOnlyInWal: 0 };
    },
  });
  return {
    examined: { place: evidence.name, format: 'jsonl', files: evidence.files, ledgerId: null, at, version },
    report,
    async *observations() {
      yield* log.observations;
    },
    close: async () => evidence.close(),
  };
};
