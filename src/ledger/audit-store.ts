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
import type { Progress } from './log-fold';

/** Rows of the log that are read at a time. */
const PAGE = 1_000;

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
    while (this.ended < position) {
      const page = await queries.events(this.ended, Math.min(PAGE, position - this.ended));
      const rows = page.filter(({ stored }) => stored.position <= position);
      for (const row of rows) this.audit.add(row);
      this.ended = rows.at(-1)?.stored.position ?? position;
      this.progress(Math.min(this.ended, position), position);
    }
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
  store.read(async (queries) => {
    const audit = new RunningAudit({
      contentsAtHand: true,
      ...(satisfiedBy === undefined ? {} : { satisfiedBy }),
    });
    const fold = new AuditFold(audit, onProgress);
    await fold.upTo(queries, (await queries.head()).position);
    const drift = await findDrift(queries, fold);
    const headPosition = (await queries.head()).position;
    await fold.upTo(queries, headPosition);
    return audit.report({ headPosition, drift, driftEvents: await eventsNamed(queries, drift) });
  });
