import type { Examination } from '../../audit/examination';
import { RunningAudit } from '../../audit/running-audit';
import type { Store } from '../../commands/store';
import type { Evidence } from '../../store/sqlite/evidence/evidence';
import { version } from '../../version';
import { auditStore } from '../audit-store';
import type { LedgerReport } from '../audit-store';
import { LedgerFault, orFault } from '../errors';
import { observations } from '../observations';
import { lookAtFiles, tellFiles } from './about-files';
import type { ExamineInput } from './examine-hermes';
import { ofOriginal, openCopy } from './open-copy';
import { ownPolicyOf } from './own-policy';

/** The tables of a ledger that hold what is judged. */
const ledgerTables = ['task_events', 'event_contents', 'head', 'tasks', 'task_links', 'commands'];

interface Read {
  readonly report: LedgerReport;
  readonly ledgerId: string | null;
  /** Null where the file is too damaged for its log to be read. */
  readonly store: Store | null;
}

const read = async (evidence: Evidence, { satisfiedBy, ...asked }: ExamineInput): Promise<Read> => {
  const sound = evidence.broken.length === 0;
  const policy = satisfiedBy === undefined ? {} : { satisfiedBy: ownPolicyOf(satisfiedBy) };
  const look = () => lookAtFiles(evidence, sound ? ledgerTables : []);
  let store: Store | null = null;
  try {
    store = await openCopy(evidence);
    const report = await orFault(
      auditStore(store, { ...asked, ...policy }, async () => {
        const files = await look();
        return (findings) => tellFiles(files, findings);
      }),
    );
    const { ledgerId } = await orFault(store.read((queries) => queries.head()));
    return { report, ledgerId, store };
  } catch (error) {
    await store?.close();
    if (!(error instanceof LedgerFault)) throw error;
    if (sound) throw ofOriginal(error.fault, evidence);
    const files = await look();
    const broken = [
      `the log cannot be read, and nothing of it is judged (${error.message})`,
      ...files.broken,
    ];
    const report = new RunningAudit().report({
      beside: (findings) => tellFiles({ ...files, broken }, findings),
    });
    return { report, ledgerId: null, store: null };
  }
};

/**
 * Examines a file of one of our own ledgers as evidence: a copy of it is audited, with what lay beside it. A file that is
 * damaged is audited as far as it can be read. What was opened is let go of as the examination is closed.
 */
export const examineNative = async (
  evidence: Evidence,
  input: ExamineInput,
  at: number,
): Promise<Examination> => {
  const { report, ledgerId, store } = await read(evidence, input);
  const [main] = evidence.files;
  return {
    examined: { place: main!.name, format: 'taskledger', files: evidence.files, ledgerId, at, version },
    report,
    async *observations() {
      if (store !== null) yield* observations(store, Number.MAX_SAFE_INTEGER);
    },
    close: async () => {
      await store?.close();
      evidence.close();
    },
  };
};
