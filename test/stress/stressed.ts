import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const folder = mkdtempSync(join(tmpdir(), 'taskledger-test-'));
let ledgers = 0;

afterAll(() => rmSync(folder, { recursive: true }));

/** A place for a ledger that goes away with the tests of a file. */
export const ledgerPlace = (): string => {
  ledgers += 1;
  return join(folder, `board-${ledgers}.db`);
};

/** Runs what `name` of the compiled `dist/stress/<module>.js` does in a process of its own, on a ledger that goes away with the tests. */
export const stressed = async <R>(module: string, name: string, options: object): Promise<R> => {
  const script = join(__dirname, '..', '..', 'dist', 'stress', `${module}.js`);
  const given = JSON.stringify({ ledger: ledgerPlace(), ...options });
  const program = `require(${JSON.stringify(script)}).${name}(${given})
    .then((report) => process.stdout.write(JSON.stringify(report)))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as R;
};
