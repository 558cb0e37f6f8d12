import { emptyFolder, removeFolders } from '../../cli/folder';

afterAll(removeFolders);

const run = ['stress', 'attempts', 'same-command', '--ledger', 'run.db'];

describe('stress attempts', () => {
  it('ends with 0 where the run held, and names the ledger that it kept', async () => {
    const folder = emptyFolder();
    const { code, stdout, stderr } = await folder.run(run);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^rounds: 50\ncommands: 250\n/);
    expect(stdout).toContain('HELD: same-command\n');
    expect((await folder.run(['audit', 'run.db'])).code).toBe(0);
  });

  it('ends with 1 where something is taken away', async () => {
    const folder = emptyFolder();
    const { code, answer } = await folder.json(...run, '--broken', 'forgetful');
    expect(code).toBe(1);
    expect(answer).toMatchObject({ run: 'same-command', held: false, ledger: 'run.db' });
  });

  it.each([
    [['stress', 'attempts', 'crowds'], 'RUN'],
    [[...run, '--broken', 'somehow'], '--broken'],
    [[...run, '--db', 'a.db'], '--db'],
  ])('refuses %j', async (args, field) => {
    const { code, answer } = await emptyFolder().json(...args);
    expect(code).toBe(2);
    expect(answer).toMatchObject({ _tag: 'InvalidInput', field });
  });
});
