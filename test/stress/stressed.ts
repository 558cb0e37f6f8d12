import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { AskedPlace } from '../../stress/new-place';
import { serverUrl } from '../postgres/board';

const folder = mkdtempSync(join(tmpdir(), 'taskledger-test-'));
let ledgers = 0;

afterAll(() => rmSync(folder, { recursive: true }));

/** A place for a ledger that goes away with the tests of a file. */
export const ledgerPlace = (): string => {
  ledgers += 1;
  return join(folder, `board-${ledgers}.db`);
};

const byStore: Readonly<Record<string, readonly [string, () => AskedPlace]>> = {
  sqlite: ['a SQLite file', () => ({ ledger: ledgerPlace() })],
  postgres: ['a PostgreSQL schema', () => ({ postgres: serverUrl() })],
};

/** Where runs make their ledgers, on each of the stores that `STORES` names. */
export const runPlaces = (process.env['STORES'] ?? '').split(',').map((store) => {
  const found = byStore[store];
  if (found === undefined) throw new Error(`STORES names ${JSON.stringify(store)}, which is not known`);
  return found;
});

/** Runs what `name` of the compiled `dist/stress/<module>.js` does in a process of its own. */
export const stressed = async <R>(module: string, name: string, options: AskedPlace): Promise<R> => {
  const script = join(__dirname, '..', '..', 'dist', 'stress', `${module}.js`);
  const program = `require(${JSON.stringify(script)}).${name}(${JSON.stringify(options)})
    .then((report) => process.stdout.write(JSON.stringify(report)))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], {
    maxBuffer: 64 * 1024 * 1024,
    // What a run leaves among the temporary files goes with the tests too.
    env: { ...process.env, TMPDIR: folder },
  });
  return JSON.parse(stdout) as R;
};
