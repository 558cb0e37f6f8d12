import type { TaskEither } from 'fp-ts/TaskEither';
import { refOf } from '../audit/evidence';
import type { EventRef } from '../audit/evidence';
import type { AuditReport } from '../audit/report';
import { RunningAudit } from '../audit/running-audit';
import type { Queries, Store } from '../commands/store';
import type { StoreFault } from '../commands/store-fault';
import type { SatisfiedBy } from '../events/policy';
import type { StoredEvent } from '../events/stored-event';
import type { Drift } from '../projections/drift';
import { findDrift } from './find-drift';
import type { Fold } from './find-drift';
import { beyondHead, eachRow } from './log-pages';
import type { Progress } from './log-pages';

/** How an audit is asked for. */
export interface AuditInput {
  /** Judge under this policy instead of the board's own. */
  readonly satisfiedBy?: SatisfiedBy;
  readonly onProgress?: Progress;
}

/** Feeds a log to an audit, as far as it goes: where it ends before its head, the audit tells. */
class AuditFold implements Fold {
  private ended = 0;

  constructor(
    private readonly audit: RunningAudit,
    private readonly progress: Progress,
  ) {}

  get board(): Fold['board'] {
    return this.audit.board;
  }

  async upTo(queries: Queries, position: number): Promise<void> {
    const span = { from: this.ended, to: position };
    await eachRow(queries, span, (row) => this.audit.add(row), this.progress);
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

/** Audits the log of a store together with its head, its contents and its views, page by page, while writers go on. */
export const auditStore = (
  store: Store,
  { satisfiedBy, onProgress = () => undefined }: AuditInput,
): TaskEither<StoreFault, AuditReport> =>
  store.judge(async (queries, contentsAtHand) => {
    const settled = (await queries.head()).position;
    const audit = new RunningAudit({
      contentsAtHand,
      settled,
      ...(satisfiedBy === undefined ? {} : { satisfiedBy }),
    });
    const fold = new AuditFold(audit, onProgress);
    await fold.upTo(queries, settled);
    const drift = await findDrift(queries, fold);
    const headPosition = (await queries.head()).position;
    await fold.upTo(queries, headPosition);
    const beyond = await beyondHead(queries, headPosition);
    return audit.report({
      headPosition,
      drift,
      driftEvents: await eventsNamed(queries, drift),
      strayContents: await queries.strayContents(),
      ...(beyond === undefined ? {} : { beyond: beyond.stored }),
    });
  });
