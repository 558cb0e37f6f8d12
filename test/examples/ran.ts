import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ended } from '../cli/folder';
import type { Ended } from '../cli/folder';

const folder = mkdtempSync(join(tmpdir(), 'taskledger-examples-'));
let ledgers = 0;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs an example as it is built, on a ledger that goes away with the tests of a file. */
export const ran = async (
  example: string,
  ...words: ReadonlyArray<string>
): Promise<Ended & { readonly sqlite: string }> => {
  ledgers += 1;
  const sqlite = join(folder, `board-${ledgers}.db`);
  const script = resolve(__dirname, '../../dist/examples', example, 'main.js');
  return { ...(await ended(spawn(process.execPath, [script, sqlite, ...words]))), sqlite };
};
