import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder, removeFolders } from './folder';

afterAll(removeFolders);

describe('init', () => {
  it('makes a ledger once, and tells the same id ever after', async () => {
    const folder = emptyFolder();
    const { code, answer } = await folder.json('init');
    expect(code).toBe(0);
    const id = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
    expect(answer).toEqual({ _tag: 'Opened', created: true, id, path: folder.ledger, position: 2 });
    const again = await folder.json('init');
    expect(again).toEqual({ code: 0, answer: { ...(answer as object), created: false } });
    const { stdout } = await folder.run(['init', '--satisfied-by', 'done']);
    expect(stdout).toMatch(/^there is a ledger already, and keeps its policy: .*taskledger\.db · ledger /);
  });

  it('is made once by two that begin together', async () => {
    const folder = emptyFolder();
    const both = await Promise.all([folder.json('init'), folder.json('init')]);
    const created = both.map(({ answer }) => (answer as { created: boolean }).created);
    expect(created.filter((made) => made)).toHaveLength(1);
  });

  it('can let cancelled parents satisfy', async () => {
    const folder = emptyFolder();
    await folder.given(['init', '--satisfied-by', 'done,cancelled']);
    const { stdout } = await folder.run(['log', '--limit', '1', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ data: { satisfiedBy: ['done', 'cancelled'] } });
  });
});

describe('the ledger', () => {
  it('is that of --db, before or after the command, else that of TASKLEDGER_DB', async () => {
    const folder = emptyFolder();
    await folder.given(['--db', 'one.db', 'init'], ['init', '--db', 'two.db', '--durability', 'normal']);
    await folder.given(
      ['--db', 'one.db', 'create', 'A', '--id', 'a'],
      ['create', 'B', '--id', 'b', '--db', 'two.db'],
    );
    const { stdout } = await folder.run(['--json', 'show', 'b'], { env: { TASKLEDGER_DB: 'two.db' } });
    expect(JSON.parse(stdout)).toMatchObject({ id: 'b' });
    const both = await folder.run(['list', '--db', 'one.db'], { env: { TASKLEDGER_DB: 'two.db' } });
    expect(both.stdout).toMatch(/^a /m);
    expect(existsSync(folder.ledger)).toBe(false);
  });

  it.each([
    [['create', 'A']],
    [['claim', 'a', '--as', 'ada']],
    [['list']],
    [['log']],
    [['rebuild']],
    [['verify']],
    [['audit']],
  ])('is not made by %j: a fault, and no file', async (words) => {
    const folder = emptyFolder();
    const { code, stdout, stderr } = await folder.run(words);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(
      /^taskledger: \.\/taskledger\.db is not a ledger: .+; taskledger init makes one\n$/,
    );
    expect(existsSync(folder.ledger)).toBe(false);
  });

  it.each([[['init']], [['list']], [['create', 'A']]])(
    'is not behind a link that leads nowhere for %j, and init is no help',
    async (words) => {
      const folder = emptyFolder();
      symlinkSync('nowhere.db', join(folder.path, 'link.db'));
      const { code, stdout, stderr } = await folder.run([...words, '--db', 'link.db']);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toMatch(/^taskledger: link\.db is not a ledger: .+; it is a link that leads nowhere\n$/);
      expect(existsSync(join(folder.path, 'nowhere.db'))).toBe(false);
    },
  );

  it('is a fault where it is something else, left as it is', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder.path, 'notes.txt'), 'not a ledger');
    const { code, answer } = await folder.json('audit', '--db', 'notes.txt');
    expect(code).toBe(3);
    const fault = { _tag: 'NotALedger', path: 'notes.txt', detail: expect.any(String) as string };
    const message = expect.stringMatching(/^notes\.txt is not a ledger: /) as string;
    expect(answer).toEqual({ _tag: 'LedgerFault', fault, commandId: null, message });
    expect((await folder.run(['init', '--db', 'notes.txt'])).code).toBe(3);
  });
});
