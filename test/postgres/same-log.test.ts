import * as fc from 'fast-check';
import { isLeft } from 'fp-ts/Either';
import type { TaskEither } from 'fp-ts/TaskEither';
import { FIRST_WRITER, genesis } from '../../src/commands/genesis';
import { GroupCommit } from '../../src/commands/group-commit';
import { rules } from '../../src/commands/rules';
import type { Store } from '../../src/commands/store';
import type { StoreFault } from '../../src/commands/store-fault';
import { byBytes } from '../../src/events/by-bytes';
import { newId } from '../../src/events/ids';
import { defaultSatisfiedBy } from '../../src/events/policy';
import type { Recorded } from '../../src/events/recorded';
import { Ledger } from '../../src/ledger/ledger';
import { viewKey, viewNames } from '../../src/projections/view-rows';
import type { RowByView, ViewName } from '../../src/projections/view-rows';
import { openPostgres } from '../../src/store/postgres/open-postgres';
import { FORMAT } from '../../src/store/schema';
import { openSqlite } from '../../src/store/sqlite/open-sqlite';
import { answerTo, logOf } from '../commands/histories';
import { retry, START } from '../commands/random-commands';
import { histories, wholeLives } from '../commands/random-steps';
import type { History, Step } from '../commands/random-steps';
import { postgresBoard, quoted } from './board';
import { boundaries, inOrder, refusals } from './narrow-histories';
import { readingsOf } from './readings';

const valueOf = async <A>(asked: TaskEither<StoreFault, A>): Promise<A> => {
  const result = await asked();
  if (isLeft(result)) throw new Error(JSON.stringify(result.left));
  return result.right;
};

/** So many steps at most share a commit: the others find on the store what those before them left. */
const TOGETHER = 3;

/** Steps that are asked at once, some milliseconds after those before them. */
interface Moment {
  readonly ms: number;
  readonly steps: ReadonlyArray<Step>;
}

const momentsOf = ({ first, rest }: History): ReadonlyArray<Moment> => {
  const moments: Array<{ ms: number; steps: Step[] }> = [];
  [...first, ...rest].forEach((step, i) => {
    const named = { ...step, input: { ...step.input, commandId: `c${i}` } } as Step;
    const last = moments.at(-1);
    if (last === undefined || step.after !== undefined || last.steps.length === TOGETHER)
      moments.push({ ms: step.after ?? 0, steps: [named] });
    else last.steps.push(named);
  });
  return moments;
};

/** An event without what differs from board to board: ids, salts, hashes. */
const facts = ({ stored, content }: Recorded) => {
  const { id: _id, leafHash: _leaf, contentHash, ...rest } = stored;
  return { ...rest, hashed: contentHash !== null, content: content?.content ?? null };
};

/** The rows of a view in the order of their keys: each store reads them in its own. */
const rowsOf = async <V extends ViewName>(store: Store, view: V): Promise<ReadonlyArray<RowByView[V]>> => {
  const { rows } = await valueOf(store.read((queries) => queries.viewPage(view, undefined, 1_000)));
  const key = (row: RowByView[V]): string => viewKey[view](row).join('\0');
  return rows.toSorted((a, b) => byBytes(key(a), key(b)));
};

/** What is asked of both stores: the log, the answers, every row of every view, and what is read in other ways. */
const lifeOn = async (
  open: (now: () => number) => Promise<Store>,
  ledgerId: string,
  moments: ReadonlyArray<Moment>,
) => {
  let now = START;
  const store = await open(() => now);
  const identity = { version: '0', host: 'here', pid: 1, node: process.version };
  const writer = new GroupCommit(store, { rules, retry, identity, joinedAt: FIRST_WRITER });
  const ledger = new Ledger({ ledgerId, store, writer, actor: 'opener' });
  const answers: object[] = [];
  for (const { ms, steps } of moments) {
    now += ms;
    answers.push(...(await Promise.all(steps.map((step) => answerTo(ledger, step)))));
  }
  const views = await Promise.all(viewNames.map((view) => rowsOf(store, view)));
  const ids = ['a', 'b', 'c', 'd'];
  const read = {
    ...(await readingsOf(ledger, ids)),
    ready: (await Promise.all(ids.map((id) => ledger.explainReady(id)))).map((told) =>
      told === null ? null : { ...told, events: told.events.map(facts) },
    ),
    wakesAt: await valueOf(store.read((queries) => queries.wakesAt())),
  };
  const log = (await logOf(ledger)).map(facts);
  const { valid } = await ledger.verify();
  await ledger.close();
  return { log, answers, views, read, valid };
};

describe('a random history', () => {
  const board = postgresBoard();

  it.each([
    ['of what makes, links and does tasks', histories],
    ['of every command, with time passing', wholeLives],
    ['of claims of what is next', inOrder],
    ['of refusals that are asked for again', refusals],
    ['of leases that end when somebody looks', boundaries],
  ])('%s, is the same on SQLite and on PostgreSQL, with the same rows of all views', async (_of, some) => {
    const raw = await board.raw();
    let boards = 0;
    await fc.assert(
      fc.asyncProperty(some, async (history) => {
        const moments = momentsOf(history);
        const opened = { ledgerId: newId(), satisfiedBy: defaultSatisfiedBy, format: FORMAT };
        const me = { version: '0', host: 'here', pid: 1, node: process.version };
        const born = genesis(opened, me, 'opener', START);
        const common = { durability: 'normal', readOnly: false, patienceMs: 10_000, genesis: born } as const;
        const onSqlite = await lifeOn(
          async (now) => (await valueOf(openSqlite({ ...common, path: ':memory:', now }))).store,
          opened.ledgerId,
          moments,
        );
        boards += 1;
        const name = `${board.name} ${boards}`;
        const { url } = board;
        const onPostgres = await lifeOn(
          async (now) =>
            (await valueOf(openPostgres({ ...common, url, board: name, pool: {}, holdMs: 10_000, now })))
              .store,
          opened.ledgerId,
          moments,
        );
        await raw.query(`DROP SCHEMA ${quoted(name)} CASCADE`);
        expect(onPostgres).toEqual(onSqlite);
        expect(onSqlite.valid).toBe(true);
      }),
      { numRuns: 10 },
    );
    expect(boards).toBeGreaterThanOrEqual(10);
  });
});
