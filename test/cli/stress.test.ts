import { existsSync } from 'node:fs';
import { removeFolders, emptyFolder } from './folder';

afterAll(removeFolders);

const race = ['stress', 'parent-gate', '--children', '100', '--ledger', 'race.db'];

describe('stress parent-gate', () => {
  it('ends with 0 where the gate held, and names the ledger that it kept', async () => {
    const folder = emptyFolder();
    const { code, stdout, stderr } = await folder.run(race);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^children created: [1-9]\d*\nviolations: 0\nevent-log bad: 0\n/);
    expect(stdout).toContain('PARENT-GATE INVARIANT HELD UNDER RACE\n');
    expect((await folder.run(['audit', 'race.db'])).code).toBe(0);
  });

  it('ends with 1 where the gate is off', async () => {
    const folder = emptyFolder();
    const { code, answer } = await folder.json(...race, '--gate', 'off');
    expect(code).toBe(1);
    expect(answer).toMatchObject({ held: false, ledger: expect.stringMatching(/race\.db$/) as string });
    expect((answer as { readonly violations: number }).violations).toBeGreaterThan(0);
    expect((await folder.run(['audit', 'race.db'])).code).toBe(1);
  });

  it('never runs on a ledger that it did not make', async () => {
    const folder = emptyFolder();
    await folder.given(['init', '--db', 'race.db']);
    const { code, answer } = await folder.json(...race);
    expect(code).toBe(2);
    expect(answer).toMatchObject({ _tag: 'InvalidInput', field: '--ledger', value: 'race.db' });
    expect(existsSync(folder.ledger)).toBe(false);
  });
});

describe('stress claim-once', () => {
  it('ends with 0 where every task had one holder, and with 1 where claims are blind', async () => {
    const asked = ['stress', 'claim-once', '--tasks', '40', '--ledger', 'race.db'];
    const sound = await emptyFolder().json(...asked);
    expect(sound).toMatchObject({ code: 0, answer: { held: true, tasks: 40, reasons: [], kept: true } });
    const blind = await emptyFolder().run([...asked, '--broken', 'blind']);
    expect(blind.code).toBe(1);
    expect(blind.stdout).toContain('NOT HELD: claim-once\n  task-');
  });
});

describe('stress kill-writers', () => {
  it('ends with 0 where nothing is lost, and with 1 where writers acknowledge too early', async () => {
    const asked = ['stress', 'kill-writers', '--kills', '4', '--ledger', 'killed.db'];
    const sound = await emptyFolder().json(...asked);
    expect(sound).toMatchObject({ code: 0, answer: { kills: 4, lost: 0, held: true, reasons: [] } });
    const premature = await emptyFolder().run([...asked, '--broken', 'premature']);
    expect(premature.code).toBe(1);
    expect(premature.stdout).toContain('THE LEDGER DOES NOT HOLD WHAT IT ACKNOWLEDGED');
  });
});

describe('stress mutants', () => {
  it('ends with 0 where every mutant is named, and with 1 where the audit is deaf to a finding', async () => {
    const asked = ['stress', 'mutants', '--seed', '5', '--each', '2', '--files', '0'];
    const sound = await emptyFolder().json(...asked);
    expect(sound).toMatchObject({ code: 0, answer: { seed: 5, held: true, falseAlarms: 0, reasons: [] } });
    const deaf = await emptyFolder().run([...asked, '--broken', 'TL101']);
    expect(deaf.code).toBe(1);
    expect(deaf.stdout).toContain('NOT HELD: mutants\n  claim while a parent is open, log ');
    const strange = await emptyFolder().json(...asked, '--broken', 'TL999');
    expect(strange).toMatchObject({ code: 2, answer: { _tag: 'InvalidInput', field: '--broken' } });
  });
});
