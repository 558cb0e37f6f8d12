import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDemonstration } from '../export/case-file/demonstration';
import { emptyFolder, removeFolders } from './folder';
import type { Folder } from './folder';

afterAll(removeFolders);

describe('report --html', () => {
  const folder: Folder = emptyFolder();
  beforeAll(() => makeDemonstration(folder.ledger));

  const page = (name: string): string => readFileSync(join(folder.path, name), 'utf8');

  it('writes a case file, and ends with 1 where something grave was found', async () => {
    const { code, answer } = await folder.json('report', '--html', 'case.html');
    const path = join(folder.path, 'case.html');
    const written = { format: 'html', path, drawn: 7, listed: 0 };
    expect({ code, answer }).toMatchObject({ code: 1, answer: { _tag: 'Reported', valid: false } });
    expect(answer).toMatchObject({ written: [{ ...written, bytes: readFileSync(path).length }] });
    expect(page('case.html')).toMatch(/^<!doctype html>\n<!-- taskledger case file -->\n.*<\/html>\n$/s);
    expect(page('case.html')).toContain('Not valid');
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('takes the ledger as an argument, and writes an earlier case file anew', async () => {
    const { code, stdout } = await folder.run(['report', folder.ledger, '--html', 'case.html']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/\nnot valid, 13 findings\n/);
    expect(stdout).toMatch(/\nwrote .*\/case\.html: html, \d+ bytes; 7 of 7 contested tasks drawn\n$/);
  });

  it('writes over nothing else: not over the evidence', async () => {
    const before = readFileSync(folder.ledger);
    const { code, stderr } = await folder.run(['report', '--html', folder.ledger]);
    expect(code).toBe(2);
    expect(stderr).toContain('--html: expected another file than the log itself');
    expect(readFileSync(folder.ledger).equals(before)).toBe(true);
    writeFileSync(join(folder.path, 'empty'), '');
    expect((await folder.run(['report', '--html', 'empty'])).code).toBe(2);
  });

  it('says where it cannot write', async () => {
    const { code, stderr } = await folder.run(['report', '--html', join('nowhere', 'case.html')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^taskledger: --html: expected a file in a folder that is there/);
    expect(existsSync(join(folder.path, 'nowhere'))).toBe(false);
    expect((await folder.run(['report', '--html', ''])).code).toBe(2);
  });
});
