import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger } from '../../src/index';
import { openLedgerWith } from '../../src/ledger/open-ledger';
import { decisions } from '../../stress/parent-gate/decisions';
import { wrongForSarif } from '../export/valid';
import { emptyFolder, removeFolders } from './folder';
import type { Folder } from './folder';

afterAll(removeFolders);

/** A folder with a ledger in which a claim came before its parent was done. */
const withEarlyClaim = async (): Promise<Folder> => {
  const folder = emptyFolder();
  const ledger = await openLedgerWith({ sqlite: folder.ledger }, { rules: decisions.ungated });
  await ledger.create({ id: 'p', title: 'P' });
  await ledger.create({ id: 'c', title: 'C', parents: ['p'] });
  await ledger.claim({ taskId: 'c', claimant: 'ada' });
  await ledger.close();
  return folder;
};

/** A folder with a ledger of which nothing is to be said but a warning: a parent was reopened after the claim. */
const withWarning = async (): Promise<Folder> => {
  const folder = emptyFolder();
  const ledger = await openLedger({ sqlite: folder.ledger });
  await ledger.create({ id: 'p', title: 'P' });
  await ledger.create({ id: 'c', title: 'C', parents: ['p'] });
  await ledger.complete({ taskId: 'p' });
  await ledger.claim({ taskId: 'c', claimant: 'ada' });
  await ledger.reopen({ taskId: 'p', reason: 'it was wrong' });
  await ledger.close();
  return folder;
};

describe('report', () => {
  it('writes SARIF and a timeline, and ends with 1 on an error', async () => {
    const folder = await withEarlyClaim();
    const words = ['report', '--sarif', 'case.sarif', '--timesketch', 'case.jsonl'];
    const { code, answer } = await folder.json(...words);
    expect(code).toBe(1);
    expect(answer).toMatchObject({
      _tag: 'Reported',
      examined: { format: 'taskledger', version: expect.any(String) as string },
      valid: false,
      verdicts: [{ taskId: 'c', verdict: 'violated' }],
      written: [
        { format: 'sarif', path: join(folder.path, 'case.sarif') },
        { format: 'timesketch', path: join(folder.path, 'case.jsonl') },
      ],
    });
    const sarif = JSON.parse(readFileSync(join(folder.path, 'case.sarif'), 'utf8')) as unknown;
    expect(wrongForSarif(sarif)).toEqual([]);
    const early = expect.objectContaining({ ruleId: 'TL101', kind: 'fail' }) as unknown;
    expect(sarif).toMatchObject({ runs: [{ results: expect.arrayContaining([early]) as unknown }] });
    const lines = readFileSync(join(folder.path, 'case.jsonl'), 'utf8').trimEnd().split('\n');
    const timeline = lines.map(
      (line) => JSON.parse(line) as { readonly finding_codes: ReadonlyArray<string> },
    );
    expect(timeline.filter((line) => line.finding_codes.includes('TL101')).length).toBeGreaterThan(1);
    const again = await folder.run(words);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain(
      '--sarif: expected a file that is not there, or --force, got "case.sarif"',
    );
    const forced = await folder.run([...words, '--force']);
    expect(forced.stdout).toMatch(/^wrote .*\/case\.sarif: sarif, \d+ bytes$/m);
    expect(forced.code).toBe(1);
  });

  it('never replaces the log itself', async () => {
    const folder = await withWarning();
    const before = readFileSync(folder.ledger);
    for (const words of [['--sarif'], ['--html'], [folder.ledger, '--timesketch']]) {
      const { code, answer } = await folder.json('report', ...words, 'taskledger.db', '--force');
      expect({ code, answer }).toMatchObject({
        code: 2,
        answer: { field: words.at(-1), expected: 'another file than the log itself' },
      });
    }
    expect(readFileSync(folder.ledger).equals(before)).toBe(true);
  });

  it('writes no two reports to one file', async () => {
    const folder = await withWarning();
    const twice = await folder.json('report', '--sarif', 'x', '--timesketch', 'x');
    expect(twice).toMatchObject({
      code: 2,
      answer: { field: '--timesketch', expected: 'a file of its own' },
    });
    expect(readdirSync(folder.path)).not.toContain('x');
  });
});

describe.each(['audit', 'report'])('%s --fail-on', (command) => {
  let early: Folder;
  let warning: Folder;
  beforeAll(async () => {
    early = await withEarlyClaim();
    warning = await withWarning();
  });

  it.each([
    ['error', 0],
    ['open', 0],
    ['warning', 1],
    ['warning,open', 1],
  ])('%s ends with %d on a warning', async (severities, code) => {
    expect((await warning.run([command, '--fail-on', severities])).code).toBe(code);
  });

  it.each(['error', 'open', 'warning'])('%s ends with 1 on an error', async (severities) => {
    expect((await early.run([command, '--fail-on', severities])).code).toBe(1);
  });

  it('refuses what is no severity', async () => {
    const { code, answer } = await early.json(command, '--fail-on', 'note');
    const expected = 'some of error, warning, open, with commas between them';
    expect({ code, answer }).toMatchObject({ code: 2, answer: { field: '--fail-on', expected } });
  });
});
