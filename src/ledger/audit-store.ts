import type { TaskEither } from 'fp-ts/TaskEither';
import type { AuditFacts } from '../audit/audit-facts';
import { refOf } from '../audit/evidence';
import type { EventRef } from '../audit/evidence';
import type { AuditReport } from '../audit/report';
import { RunningAudit } from '../audit/running-audit';
import { PastDecisions } from '../commands/past-decisions';
import type { ReplayedDecisions } from '../commands/past-decisions';
import type { Queries, Store } from '../commands/store';
import type { StoreFault } from '../commands/store-fault';
import type { SatisfiedBy } from '../events/policy';
import type { StoredEvent, StoredRow } from '../events/stored-event';
import type { Drift } from '../projections/drift';
import { judgeEvidence } from './import/judge-evidence';
import { findDrift } from './find-drift';
import type { Fold } from './find-drift';
import { beyondHead, eachRow } from './log-pages';
import type { Progress } from './log-pages';

/** How an audit is asked for. */
export interface AuditInput {
  /** Judge under this policy instead of the board's own. */
  readonly satisfiedBy?: SatisfiedBy;
  /** Ask today's rules again, at its exact basis, for every claim and every refusal. */
  readonly replayDecisions?: boolean;
  readonly onProgress?: Progress;
}

/** The report on a ledger. */
export interface LedgerReport extends AuditReport {
  /** What today's rules say to the decisions of the log, where that was asked for. The audit's verdict does not turn on it. */
  readonly decisions?: ReplayedDecisions;
}

/** Feeds a log to an audit, as far as it goes: where it ends before its head, the audit tells. */
class AuditFold implements Fold {
  private ended = 0;

  constructor(
    private readonly audit: RunningAudit,
    private readonly progress: Progress,
    /** Told each event before the audit takes it in: its board is the basis of what was decided. */
    private readonly decisions: PastDecisions | null,
  ) {}

  get board(): Fold['board'] {
    return this.audit.board;
  }

  async upTo(queries: Queries, position: number): Promise<void> {
    const span = { from: this.ended, to: position };
    const take = (row: StoredRow): void => {
      this.decisions?.add(row);
      this.audit.add(row);
    };
    await eachRow(queries, span, take, this.progress);
    this.ended = Math.max(this.ended, position);
  }
}

const eventsNamed = async (
  queries: Queries,
  drift: ReadonlyArray<Drift>,
): Promise<ReadonlyMap<number, EventRef>> => {
  const found = new Map<number, EventRef>();
  for (const position of new Set(drift.flatMap(({ events }) => events))) {
    const [row] = await queries.events(position - 1, 1);
    const stored: StoredEvent | undefined = row?.stored;
    if (stored?.position === position) found.set(position, refOf(stored));
  }
  return found;
};

/** Audits the log of a store together with its head, its contents and its views, page by page, while writers go on. `beside` is asked for once all is read. */
export const auditStore = (
  store: Store,
  { satisfiedBy, replayDecisions = false, onProgress = () => undefined }: AuditInput,
  beside?: () => Promise<NonNullable<AuditFacts['beside']>>,
): TaskEither<StoreFault, LedgerReport> =>
  store.judge(async (queries, contentsAtHand) => {
    const { position: settled, ledgerId, state } = await queries.head();
    if (state === 'evidence') {
      const asked = satisfiedBy === undefined ? {} : { satisfiedBy };
      return (await judgeEvidence(queries, { path: ledgerId, onProgress, ...asked })).report;
    }
    const audit = new RunningAudit({
      contentsAtHand,
      ledgerId,
      settled,
      ...(satisfiedBy === undefined ? {} : { satisfiedBy }),
    });
    const decisions = replayDecisions ? new PastDecisions(audit.board) : null;
    const fold = new AuditFold(audit, onProgress, decisions);
    await fold.upTo(queries, settled);
    const drift = await findDrift(queries, fold);
    const headPosition = (await queries.head()).position;
    await fold.upTo(queries, headPosition);
    const beyond = await beyondHead(queries, headPosition);
    const report = audit.report({
      headPosition,
      drift,
      driftEvents: await eventsNamed(queries, drift),
      strayContents: await queries.strayContents(),
      ...(beyond === undefined ? {} : { beyond: beyond.stored }),
      ...(beside === undefined ? {} : { beside: await beside() }),
    });
    return decisions === null ? report : { ...report, decisions: decisions.report };
  });
