import { LedgerFault, openLedger } from '../../src/index';
import type { Ledger, OpenOptions } from '../../src/index';
import { readLog } from '../../stress/read-log';
import { until } from '../cli/at-work';
import { emptyFolder, removeFolders } from '../cli/folder';
import { Crew } from './crew';
import { judgeFailover } from './judge-failover';
import { Proxy } from './proxy';
import { ask, ServerPair } from './server-pair';

// Two servers and three more processes take their time on a busy machine.
jest.setTimeout(180_000);

/** What a client sends behind what it wrote, and the answer once that is on both disks: a place in the server's log. */
const FLUSHES = /^SELECT pg_logical_emit_message/;
const FLUSHED = /[0-9A-F]+\/[0-9A-F]{6}/;

/** Kills the primary in the middle of the work of a crew, which goes on with the standby; `before` is done just before. */
const failOver = async (pair: ServerPair, before: (crew: Crew) => Promise<void>) => {
  const board = { postgres: pair.address.url, board: 'default' };
  await (await openLedger(board)).close();
  const crew = await Crew.start(board.postgres, board.board);
  await crew.goesOn();
  await before(crew);
  const killed = Date.now();
  await pair.primary.kill();
  await pair.promote();
  const switched = Date.now();
  pair.address.pointTo(pair.standby.url());
  await crew.goesOn();
  const diaries = await crew.stop();
  const ledger = await openLedger({ ...board, readOnly: true });
  const report = judgeFailover(await readLog(ledger), diaries, { killed, switched });
  const [verified, audited] = [await ledger.verify(), await ledger.audit()];
  await ledger.close();
  const { before: answered, underWay, written, after, missing } = report;
  console.log(
    `answered before the kill: ${answered}; under way: ${underWay}, of which ${written} had been written; ` +
      `answered after it: ${after}; missing: ${missing.length}`,
  );
  return { report, verified, audited };
};

const faultOf = async (call: Promise<unknown>): Promise<string> => {
  const found: unknown = await call.catch((error: unknown) => error);
  return found instanceof LedgerFault ? found.fault._tag : `no fault, but ${JSON.stringify(found)}`;
};

let toClose: Array<() => unknown> = [];

/** Opens a board that is closed after the test. */
const opened = async (options: OpenOptions): Promise<Ledger> => {
  const ledger = await openLedger(options);
  toClose.unshift(() => ledger.close());
  return ledger;
};

afterEach(async () => {
  for (const close of toClose) await close();
  toClose = [];
});

describe('a synchronous standby', () => {
  let pair: ServerPair;
  beforeAll(async () => {
    pair = await ServerPair.start(true);
  });
  afterAll(async () => {
    removeFolders();
    await pair.remove();
  });

  it('is read while the primary writes, though recovery ends what reads there', async () => {
    const board = 'read';
    const primary = await opened({ postgres: pair.primary.url(), board });
    const way = await Proxy.start(pair.standby.url());
    toClose.push(() => way.close());
    await pair.caughtUp();
    const ledger = await opened({ postgres: way.url, board, readOnly: true });
    const ended = async (): Promise<boolean> => {
      const [row] = await ask(
        pair.standby,
        'SELECT sum(confl_snapshot) AS n FROM pg_stat_database_conflicts',
      );
      return row?.['n'] !== '0';
    };
    const held = way.holdAt(/FROM tasks WHERE id >/);
    const verifying = ledger.verify();
    const letThrough = await held;
    await until(async () => {
      await primary.create({ title: 'one of many' });
      await ask(pair.primary, `VACUUM ${board}.head`);
      return ended();
    });
    letThrough();
    expect(await verifying).toMatchObject({ valid: true, mismatches: [], drift: [] });
    expect(await ledger.audit()).toMatchObject({ valid: true, findings: [] });
  });

  it('is audited by the command line, and takes no command', async () => {
    const board = 'audited';
    const primary = await opened({ postgres: pair.primary.url(), board });
    await primary.create({ id: 'a', title: 'a' });
    await pair.caughtUp();
    const postgres = pair.standby.url();
    const place = ['--postgres', postgres, '--board', board];
    const { code, answer } = await emptyFolder().json('audit', ...place);
    expect([code, answer]).toEqual([0, expect.objectContaining({ valid: true })]);
    const ledger = await opened({ postgres, board });
    expect(await faultOf(ledger.create({ title: 'b' }))).toBe('ReadOnly');
  });

  it('is waited for by whoever asks, and by whoever asks the same again', async () => {
    const place = { postgres: pair.primary.url(), board: 'waited for' };
    const [one, other] = [await opened(place), await opened(place)];
    for (const ledger of [one, other]) await ledger.create({ title: 'the first of its writer' });
    let answers = 0;
    const asking = (ledger: Ledger) =>
      ledger.create({ id: 'a', title: 'a', commandId: 'a' }).finally(() => (answers += 1));
    pair.cutOff();
    const first = asking(one);
    await until(async () => (await pair.waiting()) === 1);
    const again = asking(other);
    await until(async () => answers > 0 || (await pair.waiting()) === 2);
    expect(answers).toBe(0);
    pair.letFollow();
    expect(await first).toMatchObject({ _tag: 'Created', replayed: false });
    expect(await again).toMatchObject({ _tag: 'Created', replayed: true });
  });

  it('takes the place of a primary that is killed in the middle of work, and nothing acknowledged is missing', async () => {
    const { report, verified, audited } = await failOver(pair, async () => {
      await pair.address.holdAt(FLUSHES, FLUSHED);
      await pair.caughtUp();
      pair.cutOff();
      await until(async () => (await pair.waiting()) > 0);
    });
    expect(report).toMatchObject({ missing: [], notOnce: [], denied: [], strange: [] });
    for (const many of [report.before, report.underWay, report.written, report.after])
      expect(many).toBeGreaterThan(0);
    expect(verified).toMatchObject({ valid: true, mismatches: [], broken: [], drift: [] });
    expect(audited).toMatchObject({ valid: true, findings: [], claims: { violated: 0, indeterminate: 0 } });
  });

  it('leaves its old primary, which comes back alone, without an answer to any command', async () => {
    const create = { id: 'split', title: 'split', commandId: 'split' };
    // The second time it has the command in its log, which nobody else has.
    for (let i = 0; i < 2; i += 1) {
      await pair.primary.up();
      const place = { postgres: pair.primary.url(), patienceMs: 100 };
      const [one, other] = [await opened(place), await opened(place)];
      const asked = faultOf(one.create(create));
      await until(async () => (await pair.waiting()) === 1);
      let settled = false;
      const again = faultOf(other.create(create)).finally(() => (settled = true));
      await until(async () => settled || (await pair.waiting()) === 2);
      await pair.primary.kill();
      expect(await asked).toBe('Unknown');
      expect(await again).toMatch(/^(Busy|Unknown)$/);
    }
    await pair.primary.up();
    const ledger = await opened({ postgres: pair.primary.url(), readOnly: true });
    expect((await readLog(ledger)).at(-1)?.stored.commandId).toBe('split');
  });
});

describe('a standby that commits do not wait for, and that lags behind', () => {
  let pair: ServerPair;
  beforeAll(async () => {
    pair = await ServerPair.start(false);
  });
  afterAll(() => pair.remove());

  it('lacks what was acknowledged, and is told so, though its own log is whole', async () => {
    const { report, verified, audited } = await failOver(pair, async (crew) => {
      pair.cutOff();
      await crew.goesOn();
    });
    expect(report.missing.length).toBeGreaterThan(0);
    expect(report.notOnce.length).toBeGreaterThan(0);
    expect([verified.valid, audited.valid]).toEqual([true, true]);
  });
});
