import { isLeft } from 'fp-ts/Either';
import type { Examination } from '../../audit/examination';
import type { Findings } from '../../audit/findings';
import { observationOfRow } from '../../audit/native-observation';
import { RunningAudit } from '../../audit/running-audit';
import { PastDecisions } from '../../commands/past-decisions';
import { renderDecodeFault } from '../../events/decode-fault';
import { readEventLine } from '../../events/event-line';
import type { StoredRow } from '../../events/stored-event';
import type { TextEvidence, TextLine } from '../../store/text-evidence';
import { version } from '../../version';
import type { LedgerReport } from '../audit-store';
import { tellFiles } from './about-files';
import type { ExamineInput } from './examine-hermes';
import { ownPolicyOf } from './own-policy';

/** What a line came to: an event of the ledger, or why it is none. */
type Read = { readonly row: StoredRow } | { readonly line: number; readonly why: string };

/** Reads the lines of one ledger; those that cannot be read, and those of another ledger, are told of. */
class ExportedLog {
  /** That of the first line that can be read. */
  ledgerId: string | null = null;

  constructor(private readonly evidence: TextEvidence) {}

  async *read(): AsyncGenerator<Read> {
    for await (const line of this.evidence.lines()) yield this.take(line);
  }

  private take({ number, text, ended }: TextLine): Read {
    const torn = ended ? '' : ' No line break ends it: it may have been torn.';
    if (text === null) return { line: number, why: `it is not UTF-8.${torn}` };
    const found = readEventLine(`line ${number}`, text);
    if (isLeft(found)) return { line: number, why: `${renderDecodeFault(found.left)}.${torn}` };
    const { ledgerId, row } = found.right;
    this.ledgerId ??= ledgerId;
    if (ledgerId === this.ledgerId) return { row };
    return { line: number, why: `it is of ledger ${ledgerId}, and those before it are of ${this.ledgerId}.` };
  }
}

const tellUnread = (unread: ReadonlyArray<Exclude<Read, { row: StoredRow }>>, findings: Findings): void => {
  for (const { line, why } of unread) {
    const argument = `Line ${line} of the file cannot be read as an event: ${why} What it says is not known.`;
    findings.add('TL507', { taskId: null, position: null, evidence: [], argument });
  }
};

const judge = async (
  log: ExportedLog,
  evidence: TextEvidence,
  { satisfiedBy, replayDecisions = false, onProgress = () => undefined }: ExamineInput,
): Promise<LedgerReport> => {
  const policy = satisfiedBy === undefined ? {} : { satisfiedBy: ownPolicyOf(satisfiedBy) };
  const audit = new RunningAudit({ contentsAtHand: true, ...policy });
  const decisions = replayDecisions ? new PastDecisions(audit.board) : null;
  const unread: Array<Exclude<Read, { row: StoredRow }>> = [];
  let events = 0;
  for await (const read of log.read()) {
    if (!('row' in read)) {
      unread.push(read);
      continue;
    }
    decisions?.add(read.row);
    audit.add(read.row);
    events += 1;
  }
  onProgress(events, events);
  const changes = await evidence.changes();
  const beside = (findings: Findings): void => {
    tellUnread(unread, findings);
    tellFiles({ broken: [], onlyInWal: {}, changes }, findings);
  };
  const report = audit.report({ beside });
  return decisions === null ? report : { ...report, decisions: decisions.report };
};

/** Examines the log of a ledger of our own as it was exported, line by line. */
export const examineExport = async (
  evidence: TextEvidence,
  input: ExamineInput,
  at: number,
): Promise<Examination> => {
  const log = new ExportedLog(evidence);
  const report = await judge(log, evidence, input);
  const { ledgerId } = log;
  return {
    examined: {
      place: evidence.name,
      format: 'taskledger-jsonl',
      files: evidence.files,
      ledgerId,
      at,
      version,
    },
    report,
    async *observations() {
      for await (const read of log.read()) if ('row' in read) yield observationOfRow(read.row);
    },
    close: async () => evidence.close(),
  };
};
