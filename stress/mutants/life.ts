import type { Ledger } from '../../src/ledger/ledger';
import { openLedgerWith } from '../../src/ledger/open-ledger';
import { readLog } from '../read-log';
import type { History } from './history';
import type { Random } from './random';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const claimants = ['ann', 'ann', 'ann', 'bob'];
const START = 1_700_000_000_000;

/** How many commands a life has, once its tasks are made. */
const COMMANDS = 70;

type Act = (ledger: Ledger, random: Random, now: number) => Promise<unknown>;

const pair = (random: Random): { readonly parentId: string; readonly childId: string } => {
  const upper = random.below(ids.length - 1);
  const lower = upper + 1 + random.below(ids.length - upper - 1);
  return { parentId: ids[upper]!, childId: ids[lower]! };
};

const holder = (random: Random) => ({ taskId: random.of(ids), claimant: random.of(claimants) });

const lease = (random: Random): number | null => random.of([null, 500, 3_000, 20_000]);

/** Each thing that may happen, with how often it does. */
const acts: ReadonlyArray<readonly [number, Act]> = [
  [14, (ledger, random) => ledger.claim({ ...holder(random), leaseMs: lease(random) })],
  [
    4,
    (ledger, random) =>
      ledger.claimNext({ claimant: random.of(claimants), limit: 2, leaseMs: lease(random) }),
  ],
  [9, (ledger, random) => ledger.complete({ ...holder(random), result: { by: random.below(9) } })],
  [8, (ledger, random) => ledger.complete({ taskId: random.of(ids) })],
  [4, (ledger, random) => ledger.release(holder(random))],
  [
    4,
    (ledger, random) => ledger.fail({ ...holder(random), error: 'it broke', delayMs: random.of([0, 700]) }),
  ],
  [8, (ledger, random) => ledger.heartbeat({ ...holder(random), leaseMs: 60_000 })],
  [5, (ledger, random) => ledger.requestReview({ ...holder(random), result: 'a draft' })],
  [2, (ledger, random) => ledger.requestChanges({ taskId: random.of(ids), reason: 'not yet' })],
  [3, (ledger) => ledger.sweep({})],
  [6, (ledger, random) => ledger.link(pair(random))],
  [3, (ledger, random) => ledger.unlink(pair(random))],
  [2, (ledger, random) => ledger.waive({ ...pair(random), reason: 'it can do without' })],
  [
    12,
    (ledger, random) =>
      ledger.reopen({ taskId: random.of(ids), reason: 'again', cascade: random.chance(0.3) }),
  ],
  [1, (ledger, random) => ledger.reopen({ taskId: random.of(ids), reason: 'again', running: 'revoke' })],
  [
    1,
    (ledger, random) =>
      ledger.cancel({ taskId: random.of(ids), children: random.of(['keep', 'cancel', 'waive']) }),
  ],
  [2, (ledger, random, now) => ledger.schedule({ taskId: random.of(ids), runAt: now + random.below(2_000) })],
  [2, (ledger, random) => ledger.block({ taskId: random.of(ids), kind: 'needs_input' })],
  [4, (ledger, random) => ledger.unblock({ taskId: random.of(ids) })],
  [1, (ledger, random) => ledger.archive({ taskId: random.of(ids) })],
  [4, (ledger, random) => ledger.unarchive({ taskId: random.of(ids) })],
  [2, (ledger, random) => ledger.comment({ taskId: random.of(ids), text: `word ${random.below(99)}` })],
  [1, (ledger, random) => ledger.prioritise({ taskId: random.of(ids), priority: random.below(5) })],
  [1, (ledger, random) => ledger.edit({ taskId: random.of(ids), title: `title ${random.below(99)}` })],
  [1, (ledger, random) => ledger.erase({ taskId: random.of(ids), reason: 'it was private' })],
];

const total = acts.reduce((sum, [often]) => sum + often, 0);

const anyAct = (random: Random): Act => {
  let left = random.below(total);
  for (const [often, act] of acts) {
    left -= often;
    if (left < 0) return act;
  }
  throw new Error('the acts are fewer than their sum');
};

/** Lives a random life on a board, in a file or in memory, and gives the log of it. The clock moves on before every command. */
export const livedAt = async (sqlite: string, random: Random): Promise<History> => {
  let now = START;
  const satisfiedBy = random.of<ReadonlyArray<'done' | 'cancelled'>>([['done'], ['done', 'cancelled']]);
  const ledger = await openLedgerWith({ sqlite, durability: 'normal', satisfiedBy }, { now: () => now });
  try {
    for (const [i, id] of ids.entries()) {
      now += 1 + random.below(50);
      const parents = ids.slice(0, i).filter(() => random.chance(0.25));
      await ledger.create({ id, title: `task ${id}`, parents, data: { n: i } });
    }
    for (let i = 0; i < COMMANDS; i += 1) {
      now += 1 + random.below(300);
      await anyAct(random)(ledger, random, now);
    }
    return { ledgerId: ledger.id, log: await readLog(ledger) };
  } finally {
    await ledger.close();
  }
};
