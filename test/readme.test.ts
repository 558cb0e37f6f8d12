import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

const block = (language: string, containing: string): string => {
  const blocks = [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(
    ([, text]) => text,
  );
  const found = blocks.find((text) => text?.includes(containing));
  if (found === undefined) throw new Error(`README.md has no ${language} block with ${containing}`);
  return found;
};

/** Runs a program of the README in an empty folder; it lies in the package, so that it finds the package by its name. */
const run = (file: string, program: string): string => {
  const path = join(root, 'dist', file);
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  writeFileSync(path, program);
  try {
    return execFileSync(process.execPath, [path], { cwd: folder, encoding: 'utf8' });
  } finally {
    rmSync(path);
    rmSync(folder, { recursive: true });
  }
};

describe('the README', () => {
  const said = 'Ship it\ntrue { total: 2, satisfied: 2, violated: 0, indeterminate: 0 }\n';

  it('has an example that runs as it is pasted', () => {
    expect(run('readme-example.cjs', block('js', 'openLedger'))).toBe(said);
  });

  it('has an example that runs as a module too', () => {
    const program = block('js', 'openLedger').replace(
      /^const (\{.*\}) = require\((.*)\);/,
      'import $1 from $2;',
    );
    expect(program).toContain('import {');
    expect(run('readme-example.mjs', program)).toBe(said);
  });

  it('has a tour of the command line that runs as it is pasted', () => {
    const script = block('sh', 'taskledger init');
    const output = execFileSync('bash', ['-O', 'expand_aliases'], {
      cwd: root,
      input: script,
      encoding: 'utf8',
    });
    expect(output).toContain('refused: parents not done');
    expect(output).toMatch(/claim_rejected/);
    expect(output).toMatch(/claimed/);
  });
});
