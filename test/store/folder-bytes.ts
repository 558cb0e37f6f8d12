import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every name in a folder with a hash of what it holds: to be asked only while this process has no ledger open there. */
export const folderBytes = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder).map((name) => {
    const path = join(folder, name);
    const held = statSync(path).isFile() ? readFileSync(path) : 'no file';
    return `${name} ${createHash('sha256').update(held).digest('hex')}`;
  });
