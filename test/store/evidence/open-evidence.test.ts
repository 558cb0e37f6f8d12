import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { isLeft } from 'fp-ts/Either';
import { openEvidence } from '../../../src/store/sqlite/evidence/open-evidence';
import { EvidenceError } from '../../../src/store/evidence-fault';
import type { Evidence } from '../../../src/store/sqlite/evidence/evidence';
import { folderBytes } from '../folder-bytes';

let folder: string;
let path: string;
let unsound: string;

/** A file in WAL mode whose last rows only the WAL has, as a writer that was killed leaves it. */
const makeBoard = (): void => {
  const live = join(folder, '..', 'live.db');
  const raw = new Database(live);
  raw.pragma('journal_mode = WAL');
  raw.exec(
    'CREATE TABLE events (id INTEGER PRIMARY KEY AUTOINCREMENT, word TEXT); CREATE TABLE other (n INT)',
  );
  raw.exec(`INSERT INTO events (word) VALUES ('one'), ('two')`);
  raw.pragma('wal_checkpoint(TRUNCATE)');
  raw.exec(`INSERT INTO events (word) VALUES ('three'); UPDATE events SET word = 'zwei' WHERE id = 2`);
  for (const suffix of ['', '-wal', '-shm']) cpSync(`${live}${suffix}`, `${path}${suffix}`);
  raw.close();
};

const opened = async (file: string): Promise<Evidence> => {
  const result = await openEvidence(file)();
  if (isLeft(result)) throw new Error(JSON.stringify(result.left));
  return result.right;
};

const faultOf = async (file: string): Promise<unknown> => {
  const result = await openEvidence(file)();
  if (!isLeft(result)) result.right.close();
  return isLeft(result) ? result.left : undefined;
};

const times = (): ReadonlyArray<readonly [string, number]> =>
  readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs]);

/** The folders that hold a copy of one of our files: other tests have copies of theirs. */
const scratches = (): ReadonlyArray<string> =>
  readdirSync(tmpdir())
    .filter((name) => name.startsWith('taskledger-evidence-'))
    .filter((name) => [path, unsound].some((file) => existsSync(join(tmpdir(), name, basename(file)))));

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'evidence-test-')), 'held');
  mkdirSync(folder);
  path = join(folder, `kanban-${randomUUID()}.db`);
  unsound = join(folder, `none-${randomUUID()}.db`);
  makeBoard();
});

afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(join(folder, '..'), { recursive: true });
});

describe('a file that is opened as evidence', () => {
  it('is read with its WAL, and stays as it was, with everything beside it, in a folder that takes nothing too', async () => {
    for (const mode of [0o755, 0o555]) {
      chmodSync(folder, mode);
      const [bytes, mtimes] = [folderBytes(folder), times()];
      const evidence = await opened(path);
      expect([...evidence.rows('events', ['id', 'word'], ['id'])]).toEqual([
        [1, 'one'],
        [2, 'zwei'],
        [3, 'three'],
      ]);
      expect(evidence.sequence('events')).toBe(3);
      expect(evidence.broken).toEqual([]);
      expect(await evidence.changes()).toEqual([]);
      evidence.close();
      expect([folderBytes(folder), times()]).toEqual([bytes, mtimes]);
    }
  });

  it('is told with the hash and the size of each of its files', async () => {
    const evidence = await opened(path);
    const told = evidence.files.map(({ name, sha256 }) => `${name} ${sha256}`);
    expect(told.toSorted()).toEqual(folderBytes(folder).toSorted());
    expect(evidence.files.map(({ bytes }) => bytes)).toEqual(
      evidence.files.map(({ name }) => statSync(join(folder, name)).size),
    );
    evidence.close();
  });

  it('says which rows only its WAL has', async () => {
    const evidence = await opened(path);
    expect(evidence.onlyInWal(['events', 'other'])).toEqual({ events: 2 });
    evidence.close();
    rmSync(`${path}-wal`);
    const without = await opened(path);
    expect([...without.rows('events', ['word'], ['id'])]).toEqual([['one'], ['two']]);
    expect(without.onlyInWal(['events', 'other'])).toEqual({});
    without.close();
  });

  it('has all its rows in the WAL where nothing was ever carried over', async () => {
    const live = join(folder, '..', 'young.db');
    const raw = new Database(live);
    raw.pragma('journal_mode = WAL');
    raw.exec(
      `CREATE TABLE events (id INTEGER PRIMARY KEY, word TEXT); INSERT INTO events (word) VALUES ('one')`,
    );
    for (const suffix of ['', '-wal']) cpSync(`${live}${suffix}`, join(folder, `young.db${suffix}`));
    raw.close();
    const evidence = await opened(join(folder, 'young.db'));
    expect(evidence.onlyInWal(['events'])).toEqual({ events: 1 });
    evidence.close();
  });

  it('says which of its files changed while it was read, were added or were taken away', async () => {
    const name = basename(path);
    const evidence = await opened(path);
    appendFileSync(path, 'x');
    rmSync(`${path}-shm`);
    writeFileSync(`${path}-journal`, 'y');
    const changes = await evidence.changes();
    expect(changes.map((change) => [change.name, change.before?.bytes, change.after?.bytes])).toEqual([
      [name, evidence.files[0]?.bytes, evidence.files[0]!.bytes + 1],
      [`${name}-shm`, 32_768, undefined],
      [`${name}-journal`, undefined, 1],
    ]);
    rmSync(path);
    expect((await evidence.changes())[0]).toMatchObject({ name, after: null });
    evidence.close();
  });

  it('rolls a journal that was left half-way back on its copy alone', async () => {
    const live = join(folder, '..', 'torn.db');
    const raw = new Database(live);
    raw.exec(`CREATE TABLE events (id INTEGER PRIMARY KEY, word TEXT)`);
    raw.prepare(`INSERT INTO events (word) VALUES (?)`).run('kept');
    raw.pragma('cache_size = 1');
    raw.exec('BEGIN');
    for (let i = 0; i < 2_000; i += 1)
      raw.prepare(`INSERT INTO events (word) VALUES (?)`).run('torn'.repeat(40));
    for (const suffix of ['', '-journal']) cpSync(`${live}${suffix}`, join(folder, `torn.db${suffix}`));
    raw.exec('ROLLBACK');
    raw.close();
    const bytes = folderBytes(folder);
    const evidence = await opened(join(folder, 'torn.db'));
    expect([...evidence.rows('events', ['word'], ['id'])]).toEqual([['kept']]);
    evidence.close();
    expect(folderBytes(folder)).toEqual(bytes);
  });

  it('is found through a link, with what lies beside the file that it leads to', async () => {
    const link = join(folder, '..', 'link.db');
    symlinkSync(path, link);
    const evidence = await opened(link);
    expect([...evidence.rows('events', ['id'], ['id'])]).toHaveLength(3);
    evidence.close();
  });

  it('says what of it is damaged', async () => {
    rmSync(`${path}-wal`);
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xff, 4_096, 8_192));
    const evidence = await opened(path);
    expect(evidence.broken).not.toEqual([]);
    expect(() => [...evidence.rows('events', ['id'], ['id'])]).toThrow(EvidenceError);
    evidence.close();
  });

  it.each([
    ['NoSuchFile', 'nothing.db', null],
    ['NotSqlite', 'empty.db', ''],
    ['NotSqlite', 'words.db', 'these are words, and there are more than a hundred bytes of them. '.repeat(9)],
  ])('is refused as %s where it is none: %s', async (tag, name, content) => {
    const file = join(folder, name);
    if (content !== null) writeFileSync(file, content);
    expect(await faultOf(file)).toMatchObject({ _tag: tag, path: file });
  });

  it('is refused where it is a folder', async () => {
    expect(await faultOf(folder)).toEqual({ _tag: 'Unreadable', path: folder, detail: 'it is not a file' });
  });

  it('leaves no copy behind: not when it is closed, nor when it is refused, nor when the process is told to end', async () => {
    const evidence = await opened(path);
    expect(scratches()).toHaveLength(1);
    evidence.close();
    expect(scratches()).toEqual([]);
    writeFileSync(unsound, 'none');
    await faultOf(unsound);
    expect(scratches()).toEqual([]);
    const program = `
      const { openEvidence } = require(${JSON.stringify(join(__dirname, '../../../dist/src/store/sqlite/evidence/open-evidence'))});
      openEvidence(process.argv[1])().then(() => { console.log('open'); setInterval(() => undefined, 1000); });`;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const child = spawn(process.execPath, ['-e', program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = new Promise((done) => child.once('exit', (_code, by) => done(by)));
      try {
        await new Promise((done) => child.stdout.once('data', done));
        expect(scratches()).toHaveLength(1);
        child.kill(signal);
        expect(await ended).toBe(signal);
        expect(scratches()).toEqual([]);
      } finally {
        child.kill('SIGKILL');
      }
    }
  });
});
