import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');

interface Cruise {
  readonly modules: ReadonlyArray<unknown>;
  readonly summary: { readonly violations: ReadonlyArray<{ readonly rule: { readonly name: string } }> };
}

/** What dependency-cruiser finds in a folder that is laid out like this project. */
const cruise = (folder: string, ...parts: ReadonlyArray<string>): Cruise => {
  const tool = join(root, 'node_modules/.bin/depcruise');
  const args = ['--config', '.dependency-cruiser.js', '--output-type', 'json', ...parts];
  const output = execFileSync(tool, args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return JSON.parse(output) as Cruise;
};

const rulesBroken = ({ summary }: Cruise): ReadonlyArray<string> =>
  [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();

describe('the folders of this project', () => {
  it('import each other only in the directions that the design allows', () => {
    const found = cruise(root, 'src', 'stress', 'bench', 'examples');
    expect(found.modules.length).toBeGreaterThan(150);
    expect(rulesBroken(found)).toEqual([]);
  });

  it('are told when one imports another the wrong way', () => {
    const folder = mkdtempSync(join(tmpdir(), 'architecture-'));
    try {
      cpSync(join(root, '.dependency-cruiser.js'), join(folder, '.dependency-cruiser.js'));
      cpSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
      const write = (path: string, text: string): void => {
        mkdirSync(join(folder, path, '..'), { recursive: true });
        writeFileSync(join(folder, path), text);
      };
      write('src/events/a.ts', `import { b } from '../commands/b';\nexport const a = b;\n`);
      write('src/commands/b.ts', `import { a } from '../events/a';\nexport const b: unknown = a;\n`);
      write('src/audit/c.ts', `import { b } from '../commands/b';\nexport const c = b;\n`);
      write('src/ledger/d.ts', `import 'kysely';\nimport '../cli/e';\n`);
      write('src/cli/e.ts', `export const e = 1;\n`);
      expect(rulesBroken(cruise(folder, 'src'))).toEqual([
        'audit-imports-only-events-projections',
        'events-imports-only-nothing-of-ours',
        'ledger-imports-only-events-projections-commands-audit-store-import-export',
        'no-cycles',
        'nothing-imports-the-command-line',
        'only-the-store-knows-the-database',
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
