import type { Head } from '../../commands/head';
import type { Needs } from '../../commands/needs';
import type { Draft, Queries, WriteTransaction } from '../../commands/store';
import { headOf } from '../head-of';
import { mustBeKnown, mustBeWhole, mustTakeEvents } from '../must-be-known';
import { FORMAT } from '../schema';
import type { Schema } from '../schema';
import { append, appendIfSeen, bury, checkpoint, correct, finishCopy, keepSnapshot } from './append';
import type { Clock } from './clock';
import type { Connection } from './connection';
import type { Flush } from './flush';
import { load } from './load';
import type { Sight } from './load';
import { isMovable, isOfOneMoment } from './movable';
import type { PostgresOptions } from './options';
import { queriesOn } from './queries';

/** What is done on one connection while it is lent: a transaction under the board's lock, or a draft without it. */
export class Session {
  /** What has been sent and not been waited for. */
  private readonly sent: Array<Promise<unknown>> = [];
  private readonly sights: Sight[] = [];
  /** The last position that was seen or written. */
  private reached = 0;

  constructor(
    private readonly connection: Connection,
    private readonly options: PostgresOptions,
    private readonly clock: Clock,
    private readonly flush: Flush,
  ) {}

  /** Runs `work` under the board's lock, and commits. */
  async transact<A>(work: (transaction: WriteTransaction) => Promise<A>, evenSealed: boolean): Promise<A> {
    const { connection, flush, sent } = this;
    const locked = this.lock(evenSealed);
    this.send(locked);
    const result = await work(this.transaction(locked));
    await connection.inOnePiece(() => {
      const committed = connection.unwarned(() => connection.exec('COMMIT'));
      return flush.after(connection, Promise.all([...sent, committed]), this.reached);
    });
    return result;
  }

  /** Writes what `decide` decides without the lock, if what it saw still stands; null where it has to be done under the lock. */
  async propose<A>(decide: (queries: Queries) => Promise<Draft<A> | null>): Promise<A | null> {
    const draft = await decide(this.queries());
    const [sight, ...more] = this.sights;
    if (draft === null || sight === undefined || more.length > 0) return null;
    this.mustTakeWrites(sight.loaded.head, false);
    if (!isOfOneMoment(sight)) return null;
    const { connection, flush } = this;
    const { changes, settle } = draft;
    const { events, unlinked } = changes;
    const seen = sight.loaded.head.position;
    if (events.length === 0) {
      await flush.cover(connection, seen);
      return settle(0);
    }
    if (unlinked.length > 0 || events.some(({ event }) => event.kind === 'content_erased')) return null;
    const moved = await connection.inOnePiece(() => {
      const appended = appendIfSeen(connection, changes, sight, isMovable(changes, sight));
      return flush.after(connection, appended, (by) => (by === null ? 0 : seen + by + events.length));
    });
    return moved === null ? null : settle(moved);
  }

  /** Begins a transaction and takes the board's write lock, before anything else is read. */
  private async lock(evenSealed: boolean): Promise<void> {
    const [row] = await this.connection.exec(
      `BEGIN ISOLATION LEVEL READ COMMITTED; SELECT * FROM head FOR UPDATE`,
    );
    this.mustTakeWrites(headOf(row as Schema['head'] | undefined), evenSealed);
  }

  /** Refuses a board that is newer, not whole, or sealed: whatever is asked of it, the answer may be another where it goes on. */
  private mustTakeWrites(head: Head, evenSealed: boolean): void {
    const { board, genesis } = this.options;
    mustBeKnown(head, FORMAT);
    mustBeWhole(head, board, genesis);
    if (!evenSealed) mustTakeEvents(head, board, genesis);
  }

  private async look(needs: Required<Needs>): Promise<Sight> {
    const sight = await load(this.connection, needs, this.clock.told());
    this.clock.hear(sight.now);
    this.sights.push(sight);
    this.reached = Math.max(this.reached, sight.loaded.head.position);
    return sight;
  }

  private queries(before: Promise<void> = Promise.resolve()): Queries {
    const { clock, connection } = this;
    // Sent without waiting for what is before it: whoever fails first is told of.
    const run = async <A>(work: (own: Connection) => Promise<A>): Promise<A> => {
      const [found] = await Promise.all([work(connection), before]);
      return found;
    };
    return queriesOn(
      { one: run, together: run },
      () => clock.now(),
      (_own, needs) => this.look(needs),
      // What is answered is flushed as a whole.
      async () => undefined,
    );
  }

  private transaction(locked: Promise<void>): WriteTransaction {
    const { connection } = this;
    return {
      ...this.queries(locked),
      append: async (changes) => {
        this.send(append(connection, changes));
        this.reached = Math.max(this.reached, changes.events.at(-1)?.stored.position ?? 0);
      },
      correct: async (correction) => this.send(correct(connection, correction)),
      checkpoint: async (name, position) => this.send(checkpoint(connection, name, position)),
      bury: async (contents) => this.send(bury(connection, contents)),
      keepSnapshot: async (parts, insteadOf) => {
        await locked;
        await keepSnapshot(connection, parts, insteadOf);
      },
      finishCopy: async () => this.send(finishCopy(connection)),
    };
  }

  /** Notes what was sent: the commit, which follows, hears of its failure. */
  private send(statements: Promise<unknown>): void {
    statements.catch(() => undefined);
    this.sent.push(statements);
  }
}
