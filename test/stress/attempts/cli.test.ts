import { runPlaces } from '../stressed';
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
    expect(answer).toMatchObject({ run: 'same-command', held: false, kept: true });
  });

  it.each(runPlaces.filter(([, place]) => place().postgres !== undefined))(
    'makes a board on %s, and takes it away where the run held',
    async (_store, place) => {
      const { postgres = '' } = place();
      const asked = ['stress', 'attempts', 'same-command', '--postgres', postgres];
      expect(await emptyFolder().json(...asked)).toMatchObject({
        code: 0,
        answer: { held: true, ledger: expect.stringMatching(/^postgres:.*#stress /) as string, kept: false },
      });
      const { code, stdout } = await emptyFolder().run([...asked, '--broken', 'forgetful']);
      expect(code).toBe(1);
      expect(stdout).toMatch(/ledger: postgres:.*#stress .* \(\d+ events, kept\)/);
    },
  );

  it.each([
    [['stress', 'attempts', 'crowds'], 'RUN'],
    [[...run, '--broken', 'somehow'], '--broken'],
    [[...run, '--db', 'a.db'], '--db'],
    [[...run, '--board', 'b'], '--board'],
    [[...run, '--postgres', 'postgres://nobody@127.0.0.1:1/none'], '--ledger'],
  ])('refuses %j', async (args, field) => {
    const { code, answer } = await emptyFolder().json(...args);
    expect(code).toBe(2);
    expect(answer).toMatchObject({ _tag: 'InvalidInput', field });
  });
});
