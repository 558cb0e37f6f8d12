import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ended } from '../cli/folder';

const root = resolve(__dirname, '../..');
const page = readFileSync(join(root, 'docs/workers.md'), 'utf8');
const blocks = [...page.matchAll(/```js\n([^]*?)```/g)].map(([, block = '']) => block);

/** What the page says that its examples print, line by line. */
const promised = [...blocks.join('').matchAll(/\/\/ → (.*)$/gm)].map(([, line]) => line);

const isLast = (block: string): boolean => block.includes('SIGTERM');

/** The examples as one program, each but the first in a scope of its own; the one that waits for SIGTERM gets it. It ends well only where the last one has. */
const program = (): string => {
  const [first = '', ...others] = blocks;
  const scopes = others.filter((block) => !isLast(block)).map((block) => `{\n${block}}\n`);
  const last = others.filter(isLast).map((block) => `{\n${block}}\n`);
  return [first, ...scopes, `setTimeout(() => process.kill(process.pid, 'SIGTERM'), 100);\n`, ...last].join(
    '',
  );
};

describe('docs/workers.md', () => {
  it('has examples that run one after the other, and print what it says', async () => {
    expect(blocks.length).toBeGreaterThan(7);
    // It lies in the package, so that it finds the package by its name.
    const path = join(root, 'dist', 'workers-page.mjs');
    const folder = mkdtempSync(join(tmpdir(), 'workers-page-'));
    writeFileSync(path, program());
    try {
      const { code, stdout, stderr } = await ended(spawn(process.execPath, [path], { cwd: folder }));
      expect(stderr).toBe('');
      const drained = promised.indexOf('drained');
      expect(stdout.trimEnd().split('\n')).toEqual([...promised.toSpliced(drained, 1), 'drained']);
      expect(code).toBe(0);
    } finally {
      rmSync(path);
      rmSync(folder, { recursive: true });
    }
  });
});
