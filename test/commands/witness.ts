/* oxlint-disable jest/no-standalone-expect -- tests say which histories, it is checked here */
import type { Event, EventKind } from '../../src/events/catalogue';
import type { SatisfiedBy } from '../../src/events/policy';
import type { Recorded } from '../../src/events/recorded';
import { isTerminal, taskStatuses } from '../../src/events/status';
import type { TaskStatus } from '../../src/events/status';
import { recount } from '../projections/recount';
import type { PureLedger } from './pure-ledger';

type Statuses = ReadonlyArray<TaskStatus>;
type Way = { readonly from: Statuses; readonly to: Statuses };

const open: Statuses = taskStatuses.filter((status) => !isTerminal(status));
const back: Statuses = ['ready', 'todo', 'review'];
const way = (from: Statuses, to: Statuses): Way => ({ from, to });

/** From which status an event of a kind can lead to which; the kinds that are not named here leave it as it is. */
const ways: Partial<Record<EventKind, Way>> = {
  promoted: way(['todo'], ['ready']),
  demoted: way(['ready'], ['todo']),
  claimed: way(['ready', 'review'], ['running']),
  released: way(['running'], back),
  attempt_failed: way(['running'], back),
  reclaimed: way(['running'], back),
  revoked: way(['running'], ['todo', 'review']),
  review_requested: way(['running'], ['review']),
  changes_requested: way(['running', 'review'], ['ready', 'todo']),
  completed: way(['running', 'ready', 'todo', 'blocked', 'review'], ['done']),
  cancelled: way(open, ['cancelled']),
  reopened: way(['done', 'cancelled'], ['ready', 'todo']),
  scheduled: way(['todo', 'ready', 'scheduled', 'running', 'review'], ['scheduled']),
  became_due: way(['scheduled'], back),
  blocked: way(
    open.filter((status) => status !== 'blocked'),
    ['blocked'],
  ),
  unblocked: way(['blocked'], back),
  triaged: way(['todo', 'ready', 'scheduled', 'blocked'], ['triage']),
  specified: way(['triage'], back),
};

/** The kinds that end an attempt, where one stands. */
const ends: ReadonlySet<EventKind> = new Set([
  'completed',
  'attempt_failed',
  'released',
  'reclaimed',
  'cancelled',
  'blocked',
  'scheduled',
  'review_requested',
  'changes_requested',
  'revoked',
]);

/** The kinds that there are only where an attempt stands. */
const ofAttempts: ReadonlySet<EventKind> = new Set([
  'lease_extended',
  'attempt_failed',
  'released',
  'reclaimed',
  'review_requested',
  'revoked',
]);

const fits = ({ stored, event }: Recorded, before: TaskStatus | undefined): boolean => {
  const { status } = stored;
  if (before === undefined) return event.kind === 'created' && (status === 'ready' || status === 'todo');
  if (event.kind === 'claim_rejected' && before === 'ready') {
    return status === (event.data.reason._tag === 'parents_not_done' ? 'todo' : 'ready');
  }
  const found = ways[event.kind];
  if (found === undefined) return status === before;
  return found.from.includes(before) && status !== null && found.to.includes(status);
};

interface Holder {
  readonly claimant: string | null;
  readonly fence: number | null;
}

const nobody: Holder = { claimant: null, fence: null };

const holderIn = ({ kind, data }: Event): Holder => {
  if (kind === 'claimed') return data;
  if (!ends.has(kind) && kind !== 'lease_extended') return nobody;
  return 'fence' in data ? { claimant: data.claimant, fence: data.fence } : nobody;
};

/** Follows one task through its events, and holds each against what may come next. */
class Life {
  private version = 0;
  private status: TaskStatus | undefined;
  private fence = 0;
  private holder: Holder = nobody;

  add(recorded: Recorded): void {
    const { stored, event } = recorded;
    expect(stored.version).toBe(this.version + 1);
    if (!fits(recorded, this.status)) expect([event.kind, this.status]).toBe(`leads to ${stored.status}`);
    this.version += 1;
    this.status = stored.status ?? undefined;
    this.attempt(event);
    expect(this.holder.fence !== null).toBe(this.status === 'running');
  }

  private attempt(event: Event): void {
    const held = this.holder.fence !== null;
    if (event.kind === 'claimed') {
      expect(held).toBe(false);
      expect(event.data.fence).toBe(this.fence + 1);
      this.fence = event.data.fence;
      this.holder = { claimant: event.data.claimant, fence: event.data.fence };
    } else if (ends.has(event.kind) || event.kind === 'lease_extended') {
      if (ofAttempts.has(event.kind)) expect(held).toBe(true);
      if (held) expect(holderIn(event)).toEqual(this.holder);
      else expect(holderIn(event).fence).toBeNull();
      if (ends.has(event.kind)) this.holder = nobody;
    }
  }
}

/** What a history has to keep true after each of its steps. */
export class Witness {
  private readonly lives = new Map<string, Life>();
  private seen = 0;

  constructor(
    private readonly ledger: PureLedger,
    private readonly satisfiedBy: SatisfiedBy,
  ) {}

  look(): void {
    const { log, board } = this.ledger;
    for (const recorded of log.slice(this.seen)) {
      expect(recorded.stored.position).toBe(this.seen + 3);
      const taskId = recorded.stored.taskId!;
      const life = this.lives.get(taskId) ?? new Life();
      this.lives.set(taskId, life);
      life.add(recorded);
      this.seen += 1;
    }
    const wrong = [...board.tasks.values()].filter(({ id, status, attempt }) => {
      if ((attempt !== null) !== (status === 'running')) return true;
      if (status !== 'ready' && status !== 'todo') return false;
      return (recount(log, id, this.satisfiedBy).open === 0) !== (status === 'ready');
    });
    expect(wrong).toEqual([]);
  }
}
