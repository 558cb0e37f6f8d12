import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..');
const runner = join(root, 'node_modules/jest/bin/jest.js');

/** The test files that jest would run, or what it says instead. */
const chosen = (stores: string | undefined): string => {
  const { STORES: _, ...env } = process.env;
  const { stdout, stderr } = spawnSync(process.execPath, [runner, '--listTests'], {
    cwd: root,
    encoding: 'utf8',
    env: stores === undefined ? env : { ...env, STORES: stores },
  });
  return stdout === '' ? stderr : stdout;
};

const ofSqlite = '/test/store/durability.test.ts';
const ofPostgres = '/test/postgres/restart.test.ts';

describe('the stores that are tested', () => {
  it('are all of them where nothing is said', () => {
    expect(chosen(undefined)).toContain(ofSqlite);
    expect(chosen(undefined)).toContain(ofPostgres);
  });

  it('are those that STORES names', () => {
    expect(chosen('sqlite')).not.toContain(ofPostgres);
    expect(chosen('postgres')).not.toContain(ofSqlite);
    expect(chosen('postgres, sqlite')).toContain(ofPostgres);
  });

  it.each(['postgras', 'sqlite,', ''])('are not guessed where STORES is %j', (stores) => {
    expect(chosen(stores)).toContain('expected one or more of sqlite, postgres');
  });
});

/** Runs jest on tests of these names, with both stores chosen. */
const counted = (names: ReadonlyArray<string>, ...args: ReadonlyArray<string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'taskledger-test-'));
  try {
    const tests = names.map((name) => `test(${JSON.stringify(name)}, () => undefined);\n`);
    writeFileSync(join(folder, 'some.test.js'), tests.join(''));
    const reporter = [join(__dirname, 'tests-per-store.cjs'), { stores: ['sqlite', 'postgres'] }];
    writeFileSync(join(folder, 'jest.config.json'), JSON.stringify({ reporters: [reporter] }));
    const { status, stderr } = spawnSync(process.execPath, [runner, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('the count of tests for each store', () => {
  const [onFile, inMemory, onSchema] = ['in a SQLite file', 'in SQLite in memory', 'in a PostgreSQL schema'];

  it('is told at the end', () => {
    const { status, stderr } = counted([onFile, inMemory, onSchema, 'anywhere']);
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(stderr).toContain('sqlite: 2 tests, postgres: 1 tests\n');
  });

  it('fails a run that leaves a chosen store out, unless it is a part of one', () => {
    const { status, stderr } = counted([onFile, 'anywhere']);
    expect(stderr).toContain('no test ran on postgres');
    expect(status).toBe(1);
    expect(counted([onFile], 'some').status).toBe(0);
    expect(counted([onFile], '-t', 'SQLite').status).toBe(0);
  });
});
