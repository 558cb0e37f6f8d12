import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

/** A browser that can be started, and what its environment has to say. */
export interface Program {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

const usual = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const installed = (): string | undefined => {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...usual].find((path) =>
    existsSync(path),
  );
};

/** Unpacks the Chromium that came with the packages, with its fonts and the few libraries that a small system lacks. */
const unpacked = async (folder: string): Promise<Program> => {
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '../../bin');
  const home = join(folder, 'program');
  mkdirSync(home);
  const unpack = (name: string, to: string, mode: number): Promise<void> =>
    pipeline(
      createReadStream(join(packed, name)),
      createBrotliDecompress(),
      createWriteStream(join(home, to), { mode }),
    );
  await unpack('chromium.br', 'chromium', 0o755);
  for (const archive of ['fonts.tar', 'al2023.tar', 'swiftshader.tar']) {
    await unpack(`${archive}.br`, archive, 0o644);
    execFileSync('tar', ['-xf', archive], { cwd: home });
  }
  const fonts = join(home, 'own-fonts.conf');
  writeFileSync(
    fonts,
    `<fontconfig><dir>${home}/fonts</dir><cachedir>${home}/cache</cachedir></fontconfig>\n`,
  );
  const libraries = [process.env['LD_LIBRARY_PATH'], join(home, 'lib')].filter(Boolean).join(':');
  const env = { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fonts };
  return { path: join(home, 'chromium'), env };
};

/**
 * The browser of the tests: the one that `TEST_CHROMIUM` names; else, on Linux on x64, the one that came with the packages;
 * else one that is installed.
 */
export const findProgram = async (folder: string): Promise<Program> => {
  const named = process.env['TEST_CHROMIUM'];
  if (named !== undefined && named !== '') return { path: named, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return unpacked(folder);
  const path = installed();
  if (path !== undefined) return { path, env: {} };
  throw new Error('no browser for the tests: install Chromium, or say in TEST_CHROMIUM where one is');
};
