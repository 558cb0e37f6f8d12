import Database from 'better-sqlite3';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Examination } from '../../../src/audit/examination';
import { observationOf } from '../../../src/audit/native-observation';
import type { Observation } from '../../../src/audit/observation';
import { sha256 } from '../../../src/events/sha256';
import type { Recorded } from '../../../src/events/recorded';
import { examine } from '../../../src/ledger/examine/examine';
import type { ExamineInput } from '../../../src/ledger/examine/examine';
import { openLedger } from '../../../src/ledger/open-ledger';
import { dropTriggers } from '../triggers';

const folder = mkdtempSync(join(tmpdir(), 'examined-'));

afterAll(() => rmSync(folder, { recursive: true }));

let boards = 0;

interface Board {
  readonly path: string;
  readonly folder: string;
  readonly log: ReadonlyArray<Recorded>;
}

/** A ledger file in a folder of its own, as it was while its writer was at work: most of it is in the WAL alone. */
const boardAtWork = async (): Promise<Board> => {
  boards += 1;
  const own = mkdtempSync(join(folder, `${boards}-`));
  const made = join(folder, `made-${boards}.db`);
  const ledger = await openLedger({ sqlite: made, durability: 'normal' });
  await ledger.create({ id: 'p', title: 'p' });
  await ledger.create({ id: 'c', title: 'c', parents: ['p'] });
  await ledger.complete({ taskId: 'p' });
  await ledger.claim({ taskId: 'c', claimant: 'ann' });
  const log = await ledger.events({ limit: 100 });
  const path = join(own, 'board.db');
  for (const end of ['', '-wal', '-shm']) copyFileSync(`${made}${end}`, `${path}${end}`);
  await ledger.close();
  return { path, folder: own, log };
};

/** The same, when nobody writes to it any more: one file. */
const boardAtRest = async (): Promise<Board> => {
  const board = await boardAtWork();
  const raw = new Database(board.path);
  raw.pragma('wal_checkpoint(TRUNCATE)');
  raw.close();
  expect(readdirSync(board.folder)).toEqual(['board.db']);
  return board;
};

const state = (of: Board): unknown =>
  readdirSync(of.folder).map((name) => {
    const path = join(of.folder, name);
    return { name, hash: sha256(readFileSync(path)), changed: statSync(path).mtimeMs };
  });

/** How many copies of a board lie among the temporary files: other tests may have copies of theirs. */
const copiesOf = ({ path }: Board): number => {
  const hash = sha256(readFileSync(path));
  const copies = readdirSync(tmpdir())
    .filter((name) => name.startsWith('taskledger-evidence-'))
    .map((name) => join(tmpdir(), name, 'board.db'));
  return copies.filter((copy) => existsSync(copy) && sha256(readFileSync(copy)) === hash).length;
};

const looked = async <A>(
  board: Board,
  look: (examination: Examination) => Promise<A> | A,
  input: ExamineInput = {},
): Promise<A> => {
  const examination = await examine(board.path, input);
  try {
    return await look(examination);
  } finally {
    await examination.close();
  }
};

const findingsOn = (board: Board, input?: ExamineInput): Promise<ReadonlyArray<string>> =>
  looked(board, ({ report }) => report.findings.map(({ code, position }) => `${code}@${position}`), input);

/** Fills the first page of a table or an index with nothing that SQLite would write. */
const overwrite = ({ path }: Board, name: string): void => {
  const raw = new Database(path, { readonly: true });
  const root = raw.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = ?`).pluck().get(name) as number;
  const size = raw.pragma('page_size', { simple: true }) as number;
  raw.close();
  const bytes = readFileSync(path);
  bytes.fill(7, (root - 1) * size, root * size);
  writeFileSync(path, bytes);
};

describe('a ledger file under examination', () => {
  it.each([
    ['at rest', boardAtRest, []],
    ['at work, its WAL pending', boardAtWork, ['TL602@null']],
  ])('%s stays as it was, to the byte, and nothing comes to lie beside it', async (_name, board, found) => {
    const given = await board();
    const was = state(given);
    await looked(given, async (examination) => {
      const { examined, report } = examination;
      expect(copiesOf(given)).toBe(1);
      expect(report.findings.map(({ code, position }) => `${code}@${position}`)).toEqual(found);
      expect(report).toMatchObject({ valid: true, events: given.log.length, claims: { satisfied: 1 } });
      expect(examined).toMatchObject({ place: 'board.db', format: 'taskledger' });
      const files = readdirSync(given.folder).map((name) => {
        const content = readFileSync(join(given.folder, name));
        return { name, bytes: content.length, sha256: sha256(content) };
      });
      expect(examined.files.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(files);
      const seen: Observation[] = [];
      for await (const one of examination.observations()) seen.push(one);
      expect(seen).toEqual(given.log.map(observationOf));
    });
    expect(state(given)).toEqual(was);
    expect(copiesOf(given)).toBe(0);
  });

  it('has the rows told that only the WAL has', async () => {
    const board = await boardAtWork();
    const [told] = await looked(board, ({ report }) => report.findings);
    expect(told?.argument).toMatch(/ \d+ rows of task_events, /);
  });

  it('is told to have changed where it did meanwhile', async () => {
    const board = await boardAtRest();
    const onProgress = (): void => appendFileSync(board.path, 'x');
    expect(await findingsOn(board, { onProgress })).toEqual(['TL601@null']);
  });

  it('has its log judged as ever', async () => {
    const board = await boardAtRest();
    const raw = new Database(board.path);
    dropTriggers(raw);
    raw.exec(
      `UPDATE task_events SET actor = 'eve' WHERE position = 4; UPDATE tasks SET priority = 9 WHERE id = 'p'`,
    );
    raw.close();
    expect(await findingsOn(board)).toEqual(['TL510@4', expect.stringMatching(/^TL520@/)]);
  });

  it('is judged under another policy, and by the rules of today', async () => {
    const board = await boardAtRest();
    expect(await findingsOn(board, { satisfiedBy: ['cancelled'] })).toEqual(['TL101@7', 'TL110@7']);
    await expect(examine(board.path, { satisfiedBy: ['archived'] })).rejects.toMatchObject({
      _tag: 'InvalidInput',
      field: 'examine.satisfiedBy',
    });
    const replayed = await looked(board, ({ report }) => report, { replayDecisions: true });
    expect(replayed).toMatchObject({ decisions: { asked: 1, same: 1, different: [] } });
  });

  it('that SQLite finds damaged is told to be, with as much of its log as can be read', async () => {
    const board = await boardAtRest();
    overwrite(board, 'tasks_by_status');
    expect(await findingsOn(board)).toContain('TL603@null');
    overwrite(board, 'task_events');
    const report = await looked(board, (one) => one.report);
    expect(report).toMatchObject({ valid: false, events: 0 });
    expect(report.findings.map(({ code }) => code)).toEqual(['TL603']);
    expect(report.findings[0]?.argument).toContain('the log cannot be read, and nothing of it is judged');
    expect(copiesOf(board)).toBe(0);
  });

  it('of a newer version is named as what it is', async () => {
    const board = await boardAtRest();
    const raw = new Database(board.path);
    dropTriggers(raw);
    raw.exec('UPDATE head SET format = 99');
    raw.close();
    await expect(examine(board.path)).rejects.toMatchObject({ fault: { _tag: 'NewerFormat', format: 99 } });
    expect(copiesOf(board)).toBe(0);
  });
});
