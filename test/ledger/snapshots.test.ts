import { inflateSync } from 'node:zlib';
import { openLedger } from '../../src/index';
import type { Ledger } from '../../src/index';
import { openLedgerWith } from '../../src/ledger/open-ledger';
import { allReadings } from './all-readings';
import { ends, removeEnds } from './copy-ends';
import type { CopyEnd } from './copy-ends';
import { lifeIds } from './random-life';

afterEach(removeEnds);

/** Few enough for a small board to be worth snapshots. */
const EVERY = 20;

interface Kept {
  readonly position: number;
  readonly part: number;
  readonly parts: number;
  readonly format: number;
  readonly hash: string;
  readonly body: Body;
}

/** A BLOB as SQLite gives it, or a text as PostgreSQL does. */
type Body = Buffer | string;

const bytesOf = (body: Body): Buffer =>
  typeof body === 'string' ? Buffer.from(body.slice(2), 'hex') : Buffer.from(body);

const literal = (end: CopyEnd, bytes: Buffer): string =>
  'sqlite' in end.place ? `X'${bytes.toString('hex')}'` : `'\\x${bytes.toString('hex')}'`;

/** A board on which all sorts of things happened, over more than four snapshots' worth of events. */
const liveOn = async (ledger: Ledger): Promise<void> => {
  for (const [i, id] of lifeIds.entries()) {
    const parents = lifeIds.slice(Math.max(0, i - 2), i);
    await ledger.create({
      id,
      title: `${id} one`,
      priority: i % 3,
      parents,
      ...(i % 2 ? { assignee: 'ann' } : {}),
    });
  }
  for (const taskId of ['a', 'b', 'c', 'd'] as const) {
    await ledger.claim({ taskId: 'g', claimant: `early for ${taskId}` });
    await ledger.claim({ taskId, claimant: 'bob', leaseMs: null });
    await ledger.comment({ taskId, text: 'at work' });
    await ledger.fail({ taskId, claimant: 'bob', delayMs: 0 });
    await ledger.complete({ taskId, result: { of: taskId } });
  }
  await ledger.waive({ parentId: 'e', childId: 'g', reason: 'not needed' });
  await ledger.unlink({ parentId: 'e', childId: 'f' });
  await ledger.link({ parentId: 'e', childId: 'f' });
  await ledger.archive({ taskId: 'a' });
  await ledger.reopen({ taskId: 'b', reason: 'again' });
  await ledger.erase({ taskId: 'c', reason: 'asked to' });
  await ledger.schedule({ taskId: 'e', runAt: Date.now() + 1e6 });
  while ((await ledger.head()) < 5 * EVERY) await ledger.comment({ taskId: 'd', text: 'and on' });
};

const openWith = (end: CopyEnd, snapshotEvery = EVERY): Promise<Ledger> =>
  openLedgerWith({ ...end.place, actor: 'opener', create: false }, { snapshotEvery });

const partsKept = async (end: CopyEnd): Promise<ReadonlyArray<Kept>> =>
  (await end.sql('SELECT * FROM snapshots ORDER BY position, part')) as ReadonlyArray<Kept>;

const positionsKept = async (end: CopyEnd): Promise<ReadonlyArray<number>> => [
  ...new Set((await partsKept(end)).map(({ position }) => position)),
];

/** What a ledger answers about boards of its past, each asked by an object of its own. */
const answersOf = async (ledger: Ledger): Promise<ReadonlyArray<unknown>> => {
  const answers: unknown[] = [];
  for (const position of [EVERY + 1, 3 * EVERY + 7, 4 * EVERY]) {
    const { list, counts } = await ledger
      .asOf({ position })
      .then(async (board) => ({ list: await board.list(), counts: await board.counts() }));
    answers.push(list, counts, await allReadings(await ledger.asOf({ position })));
  }
  return answers;
};

/** The answers of a fold from the beginning, which keeps nothing. */
const answersWithout = async (end: CopyEnd): Promise<ReadonlyArray<unknown>> => {
  const ledger = await openWith(end, Number.MAX_SAFE_INTEGER);
  await end.sql('DELETE FROM snapshots');
  const answers = await answersOf(ledger);
  expect(await positionsKept(end)).toEqual([]);
  await ledger.close();
  return answers;
};

describe.each(ends)('snapshots of a board in %s', (_name, make) => {
  let end: CopyEnd;
  let without: ReadonlyArray<unknown>;
  beforeEach(async () => {
    end = make();
    const ledger = await openLedger({ ...end.place, actor: 'opener' });
    await liveOn(ledger);
    await ledger.close();
    without = await answersWithout(end);
  });

  const answersWith = async (): Promise<ReadonlyArray<unknown>> => {
    const ledger = await openWith(end);
    try {
      return await answersOf(ledger);
    } finally {
      await ledger.close();
    }
  };

  it('are kept where a fold had to go far, and answer as a fold from the beginning does', async () => {
    expect(await answersWith()).toEqual(without);
    expect(await positionsKept(end)).toEqual([EVERY, 3 * EVERY, 4 * EVERY]);
    expect(await answersWith()).toEqual(without);
  });

  it('hold nothing of what people wrote', async () => {
    await answersWith();
    const rows = (await end.sql('SELECT body FROM snapshots')) as ReadonlyArray<{ readonly body: Body }>;
    const texts = rows.map(({ body }) => inflateSync(bytesOf(body)).toString());
    expect(texts.join()).toMatch(/"a".*"ready"/);
    expect(texts.join()).not.toMatch(/ one|at work|asked to|"of"/);
  });

  it('change no answer when they are deleted', async () => {
    await answersWith();
    await end.sql(`DELETE FROM snapshots WHERE position = ${3 * EVERY}`);
    expect(await answersWith()).toEqual(without);
    await end.sql('DELETE FROM snapshots');
    expect(await answersWith()).toEqual(without);
  });

  const last = 4 * EVERY;
  const spoilings: ReadonlyArray<readonly [string, string]> = [
    ['a body', `body = (SELECT body FROM snapshots WHERE position = ${EVERY} AND part = 1)`],
    ['a hash', `hash = '${'0'.repeat(64)}'`],
    ['a format', 'format = format + 1'],
    ['a position', `position = ${last + 1}`],
    ['a position of the past', 'position = 7'],
    ['a number of parts', 'parts = parts - 1'],
    ['the number of a part', 'part = part + 10'],
  ];

  it.each(spoilings)('change no answer with %s spoiled, and are kept anew', async (_what, set) => {
    await answersWith();
    const whole = await partsKept(end);
    await end.sql(`UPDATE snapshots SET ${set} WHERE position = ${last} AND part = 2`);
    expect(await partsKept(end)).not.toEqual(whole);
    expect(await answersWith()).toEqual(without);
    const ofLast = (await partsKept(end)).filter(({ position }) => position === last);
    expect(ofLast).toEqual(whole.filter(({ position }) => position === last));
  });

  it('change no answer with any byte of a body another', async () => {
    await answersWith();
    const where = `WHERE position = ${last} AND part = 1`;
    const [row] = (await end.sql(`SELECT body FROM snapshots ${where}`)) as ReadonlyArray<{ body: Body }>;
    const bytes = bytesOf(row?.body ?? '');
    expect(bytes.length).toBeGreaterThan(100);
    for (const at of [0, 1, 2, 40, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const spoiled = Buffer.from(bytes);
      spoiled[at] = (bytes[at] ?? 0) ^ 1;
      await end.sql(`UPDATE snapshots SET body = ${literal(end, spoiled)} ${where}`);
      const ledger = await openWith(end);
      const board = await ledger.asOf({ position: last });
      await board.counts();
      expect(await allReadings(board)).toEqual(without.at(-1));
      await ledger.close();
    }
  });

  it('of another log at the same position are of no use', async () => {
    await answersWith();
    const other = make();
    const ledger = await openLedger({ ...other.place, actor: 'opener' });
    await liveOn(ledger);
    await ledger.close();
    const theirs = await answersWithout(other);
    const rows = (await end.sql('SELECT * FROM snapshots')) as ReadonlyArray<Kept>;
    for (const { position, part, parts, format, hash, body } of rows) {
      const kept = `${position}, ${part}, ${parts}, ${format}, '${hash}', ${literal(other, bytesOf(body))}`;
      await other.sql(`INSERT INTO snapshots VALUES (${kept})`);
    }
    expect(await positionsKept(other)).toEqual(await positionsKept(end));
    const opened = await openWith(other);
    expect(await answersOf(opened)).toEqual(theirs);
    await opened.close();
  });

  it('are no part of verification, rebuild and audit, and are not kept by who only reads', async () => {
    await answersWith();
    await end.sql(`UPDATE snapshots SET hash = 'spoiled'`);
    const ledger = await openLedger({ ...end.place, create: false, readOnly: true });
    expect(await ledger.verify()).toMatchObject({ valid: true });
    expect(await ledger.audit()).toMatchObject({ valid: true });
    await ledger.close();
    const reader = await openLedgerWith(
      { ...end.place, actor: 'opener', create: false, readOnly: true },
      { snapshotEvery: EVERY },
    );
    expect(await answersOf(reader)).toEqual(without);
    await reader.close();
    const hashes = (await end.sql('SELECT DISTINCT hash FROM snapshots')) as object[];
    expect(hashes).toEqual([{ hash: 'spoiled' }]);
  });
});
