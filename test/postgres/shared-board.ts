import { isLeft } from 'fp-ts/Either';
import type { TaskEither } from 'fp-ts/TaskEither';
import { Batch } from '../../src/commands/batch';
import type { BatchResult, Writer } from '../../src/commands/batch';
import type { Command } from '../../src/commands/command';
import { FIRST_WRITER, genesis } from '../../src/commands/genesis';
import { GroupCommit } from '../../src/commands/group-commit';
import type { Outcome } from '../../src/commands/outcome';
import { preview } from '../../src/commands/preview';
import type { Preview } from '../../src/commands/preview';
import { request } from '../../src/commands/request';
import type { Request } from '../../src/commands/request';
import { rules } from '../../src/commands/rules';
import type { Store } from '../../src/commands/store';
import type { StoreFault } from '../../src/commands/store-fault';
import { newId } from '../../src/events/ids';
import type { Json } from '../../src/events/json';
import { defaultSatisfiedBy } from '../../src/events/policy';
import { Ledger } from '../../src/ledger/ledger';
import { openPostgres } from '../../src/store/postgres/open-postgres';
import { FORMAT } from '../../src/store/schema';
import { asAsked } from '../commands/as-asked';
import { answerTo } from '../commands/histories';
import { retry, START } from '../commands/random-commands';

const valueOf = async <A>(asked: TaskEither<StoreFault, A>): Promise<A> => {
  const result = await asked();
  if (isLeft(result)) throw new Error(JSON.stringify(result.left));
  return result.right;
};

const identity = { version: '0', host: 'here', pid: 1, node: process.version };
export const caller = { actor: 'opener', correlation: null, commandId: null };
/** A request as somebody without a command id asks it. */
export const asked = (command: Command) => request(command, command as unknown as Json, caller);

export const writer: Writer = { rules, retry, identity, joinedAt: FIRST_WRITER };

/** The answer to the first request of a batch, or to another. */
export const answerOf = ({ outcomes }: BatchResult, index = 0): Outcome['answer'] => {
  const first = outcomes[index];
  if (first === undefined || isLeft(first)) throw new Error('a draft has no outcome');
  return first.right.answer;
};

/** A board that two write to, each with connections of their own: one by drafts, and others as everybody does. */
export class Shared {
  now = START;

  private constructor(
    readonly mine: Store,
    readonly theirs: Store,
    readonly others: Ledger,
  ) {}

  static async open(url: string, board: string): Promise<Shared> {
    const opened = { ledgerId: newId(), satisfiedBy: defaultSatisfiedBy, format: FORMAT };
    const shared: { board: Shared | null } = { board: null };
    const open = async (): Promise<Store> => {
      const place = { url, board, pool: {}, holdMs: 10_000, patienceMs: 10_000 };
      const how = { durability: 'normal', readOnly: false, now: () => shared.board?.now ?? START } as const;
      const born = genesis(opened, identity, 'opener', START);
      return (await valueOf(openPostgres({ ...place, ...how, genesis: born }))).store;
    };
    const mine = await open();
    const theirs = await open();
    const { ledgerId } = opened;
    const others = new Ledger({
      ledgerId,
      store: theirs,
      writer: new GroupCommit(theirs, writer),
      actor: 'opener',
    });
    shared.board = new Shared(mine, theirs, others);
    return shared.board;
  }

  ask(command: Command): Promise<object> {
    return answerTo(this.others, asAsked(command));
  }

  /** Decides as a draft; before it is written, something else happens. Null where it did not count. */
  async draft(
    one: Request | ReadonlyArray<Request>,
    meanwhile: () => Promise<unknown>,
    by: Writer = writer,
  ): Promise<BatchResult | null> {
    return valueOf(
      this.mine.propose!(async (queries) => {
        const draft = await Batch.draft(queries, by, [one].flat());
        if (draft === null || draft.changes.events.length === 0) return null;
        await meanwhile();
        return draft;
      }),
    );
  }

  /** What the same request would come to now. */
  preview(one: Request): Promise<Preview> {
    return valueOf(preview(this.theirs, writer, one));
  }

  /** What is wrong with the log, its hashes and its views: nothing. */
  async wrong(): Promise<ReadonlyArray<unknown>> {
    const { valid, drift, mismatches } = await this.others.verify();
    const { findings } = await this.others.audit();
    return [
      ...(valid ? [] : ['it does not verify']),
      ...drift,
      ...mismatches,
      ...findings.filter(({ severity }) => severity === 'E'),
    ];
  }

  async close(): Promise<void> {
    await this.mine.close();
    await this.others.close();
  }
}
