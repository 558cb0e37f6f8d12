import { isLeft } from 'fp-ts/Either';
import { join } from 'node:path';
import { openLedger } from '../src';
import type { Ledger } from '../src';
import { together } from '../src/commands/needs';
import type { PathKey } from '../src/commands/needs';
import type { Store } from '../src/commands/store';
import { openSqlite } from '../src/store/sqlite/open-sqlite';
import { timed } from './alternate';
import type { Bar, Cell, Scenario } from './scenario';
import { spreadOf } from './spread';
import type { Spread } from './spread';

const CHAIN = 10_000;
const WIDTH = 10;
const DAG_TASKS = 10_006;

const idOf = (index: number): string => `t${String(index).padStart(6, '0')}`;

const task = (index: number) => ({ id: idOf(index), title: idOf(index) });

/** A chain of 10,000: every task is the parent of the next. */
const chain = async (ledger: Ledger): Promise<void> => {
  const tasks = Array.from({ length: CHAIN }, (_, i) => task(i));
  const links = tasks.slice(1).map(({ id }, i) => ({ parentId: idOf(i), childId: id }));
  await ledger.createGraph({ tasks, links });
};

/** 100,000 edges: each task has the ten before it as parents, so that everything lies below the first. */
const dag = async (ledger: Ledger): Promise<void> => {
  const tasks = Array.from({ length: DAG_TASKS }, (_, i) => task(i));
  const links = tasks
    .flatMap(({ id }, i) =>
      Array.from({ length: Math.min(i, WIDTH) }, (_, back) => ({
        parentId: idOf(i - 1 - back),
        childId: id,
      })),
    )
    .slice(0, 100_000);
  await ledger.createGraph({ tasks, links });
};

const openStore = async (path: string): Promise<Store> => {
  const opened = await openSqlite({
    path,
    durability: 'normal',
    readOnly: false,
    patienceMs: 1_000,
    genesis: null,
  })();
  if (isLeft(opened)) throw new Error(opened.left._tag);
  return opened.right.store;
};

/** Looks for a way down as a link does, inside the write lock, and says how long the look took. */
const lookMs = async (store: Store, key: PathKey, repeats: number): Promise<Spread> => {
  const needs = together([{ paths: [key] }]);
  const found: number[] = [];
  const looked = await store.write(async ({ load }) => {
    await load(needs);
    for (let i = 0; i < repeats; i += 1) found.push(await timed(async () => void (await load(needs))));
  })();
  if (isLeft(looked)) throw new Error(looked.left._tag);
  return spreadOf(found);
};

const commandMs = async (ledger: Ledger, links: ReadonlyArray<PathKey>, tag: string): Promise<Spread> => {
  const found: number[] = [];
  for (const { fromId: childId, toId: parentId } of links) {
    found.push(
      await timed(async () => {
        const { _tag } = await ledger.link({ parentId, childId });
        if (_tag !== tag) throw new Error(`${_tag}, not ${tag}`);
      }),
    );
  }
  return spreadOf(found);
};

const graphs = [
  { name: `a chain of ${CHAIN.toLocaleString('en')}`, make: chain, last: CHAIN - 1, below: 20 },
  { name: 'a DAG of 100,000 edges', make: dag, last: DAG_TASKS - 1, below: 100 },
];

/** The check for cycles: of a new child, and at the worst places of a long chain and of a large graph. */
export const links: Scenario = async ({ scratch, runs }) => {
  const rows: Cell[][] = [];
  const bars: Bar[] = [];
  for (const { name, make, last, below } of graphs) {
    const path = join(scratch, `graph-${last}.db`);
    const ledger = await openLedger({ sqlite: path, durability: 'normal', actor: 'bench' });
    await make(ledger);
    const fresh = Array.from({ length: runs * 20 }, (_, i) => ({ fromId: `new-${i}`, toId: idOf(last) }));
    const parents = Array.from({ length: runs + 1 }, (_, i) => `lone-${i}`);
    const tasks = [...fresh.map(({ fromId }) => fromId), ...parents].map((id) => ({ id, title: id }));
    await ledger.createGraph({
      tasks,
      links: parents.slice(1).map((childId) => ({ parentId: parents[0]!, childId })),
    });
    const store = await openStore(path);
    const measure = async (
      what: string,
      keys: ReadonlyArray<PathKey>,
      tag: string,
      bar: number,
    ): Promise<void> => {
      const check = await lookMs(store, keys[0]!, runs * 4);
      rows.push([`${what}, ${name}`, check, await commandMs(ledger, keys, tag)]);
      bars.push({ what: `check of ${what}, ${name}, ms`, measured: check.median, below: bar });
    };
    const closing = Array.from({ length: runs }, () => ({ fromId: idOf(0), toId: idOf(last) }));
    const allowed = parents.slice(1).map((toId) => ({ fromId: idOf(0), toId }));
    await measure('a new child', fresh, 'Linked', 0.1);
    await measure('a link that closes the longest cycle', closing, 'Rejected', below);
    await measure('an allowed link that has to see everything', allowed, 'Linked', below);
    await store.close();
    await ledger.close();
  }
  const title = 'The check for cycles, in milliseconds';
  return { tables: [{ title, columns: ['', 'the check', 'the whole command at NORMAL'], rows }], bars };
};
