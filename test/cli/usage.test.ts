import { removeFolders, withLedger } from './folder';
import type { Folder } from './folder';

let folder: Folder;
beforeAll(async () => {
  folder = await withLedger();
});
afterAll(removeFolders);

const wholes = 'a whole number from 1 to 1000';

describe('an argument that is wrong', () => {
  it.each([
    [['create'], 'TITLE', 'a title, or a plan with --graph', null],
    [['create', ' '], 'TITLE', 'text that is not only spaces', ' '],
    [['create', 'A', '--priority', 'high'], '--priority', 'a whole number', 'high'],
    [['create', 'A', '--priority', '1.5'], '--priority', 'a whole number', '1.5'],
    [
      ['create', 'A', '--priority', '99999999999'],
      '--priority',
      'a whole number from -2147483647 to 2147483647',
      99_999_999_999,
    ],
    [
      ['create', 'A', '--data', '12345678901234567890'],
      '--data',
      'an integer within 2^53 - 1',
      12345678901234567000,
    ],
    [['create', 'A', '--data', '{"a":[1e999]}'], '--data.a[0]', 'a finite number', null],
    [['create', 'A', '--id', ''], '--id', 'text', ''],
    [['create', 'A', '--parent', ''], '--parent', 'text', ''],
    [['create', 'A', '--command-id', ''], '--command-id', 'text', ''],
    [['create', 'A', '--graph', 'nowhere.json'], 'TITLE', 'no title beside --graph', 'A'],
    [['create', '--graph', 'nowhere.json'], '--graph', 'a file that can be read (ENOENT)', 'nowhere.json'],
    [['create', '--graph', '-', '--id', 'a'], '--graph', 'one of the two options', null],
    [['create', 'A', '--colour', 'red'], '--colour', 'an option of this command', null],
    [['claim', 'a'], '--as', 'this option', null],
    [['claim-next'], '--as', 'this option', null],
    [['release', 'a'], '--as', 'this option', null],
    [['claim', 'a', '--as'], '--as', 'a value for this option', null],
    [['claim', '--as', 'ada'], 'id', 'this argument', null],
    [['claim-next', '--as', 'ada', '--limit', '0'], '--limit', wholes, 0],
    [['complete', 'a', '--fence', '0'], '--fence', 'a whole number from 1 to 9007199254740991', 0],
    [['link', 'a', 'b', '--if-started', 'maybe'], '--if-started', 'one of link, refuse', 'maybe'],
    [['link', 'a', 'b', 'c'], 'link', 'no more arguments', null],
    [['list', '--limit', '5000'], '--limit', wholes, 5000],
    [['log', '--limit', '0'], '--limit', 'a whole number from 1 on', '0'],
    [['log', '--from', '0'], '--from', 'a whole number from 1 to 9007199254740991', 0],
    [
      ['init', '--satisfied-by', 'done,gone'],
      '--satisfied-by',
      'some of done, cancelled, with commas between them',
      'done,gone',
    ],
    [['audit', 'a.db', '--db', 'b.db'], 'FILE', 'no file beside --db', 'a.db'],
    [['--db', 'b.db', 'audit', 'a.db'], 'FILE', 'no file beside --db', 'a.db'],
    [['list', '--db', ':memory:'], '--db', 'the path of a file', ':memory:'],
    [['list', '--durability', 'none'], '--durability', 'one of full, normal', 'none'],
    [['frobnicate'], 'frobnicate', 'a command of taskledger', null],
    [['stress', 'parent-gate', '--workers', '0'], '--workers', 'a whole number from 1 to 64', 0],
    [
      ['stress', 'parent-gate', '--db', 'a.db'],
      '--db',
      'no ledger: the race makes its own, at --ledger',
      'a.db',
    ],
  ])('ends %j with 2, and names %s', async (words, field, expected, value) => {
    const { code, answer } = await folder.json(...words);
    expect(code).toBe(2);
    const message = expect.stringContaining(field) as string;
    expect(answer).toEqual({ _tag: 'InvalidInput', field, expected, value, message });
  });

  it('is explained to people in one line on stderr', async () => {
    const one = await folder.run(['create', 'A', '--data', '{"a":']);
    expect(one).toMatchObject({ code: 2, stdout: '' });
    expect(one.stderr).toMatch(/^taskledger: --data: expected JSON \(.+\), got "\{\\"a\\":"\n$/);
    const two = await folder.run(['claim', 'a']);
    expect(two).toEqual({
      code: 2,
      stdout: '',
      stderr: "taskledger: required option '--as <name>' not specified\n",
    });
    const three = await folder.run(['list', '--status', 'open']);
    expect(three.stderr).toMatch(/^taskledger: --status: expected some of triage, .*, got "open"\n$/);
  });

  it('changes nothing', async () => {
    await folder.run(['create', 'A', '--priority', 'high']);
    expect((await folder.json('list')).answer).toEqual({ tasks: [], next: null });
  });
});

describe('help', () => {
  it('gives a short tour and the exit codes', async () => {
    const { code, stdout, stderr } = await folder.run(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('A short tour:');
    expect(stdout).toContain('1  refused, or a finding of severity E');
  });

  it('is shown on stderr, with 2, where there is no command', async () => {
    const { code, stdout, stderr } = await folder.run([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('A short tour:');
  });

  it('has an example for every command', async () => {
    const { stdout } = await folder.run(['--help']);
    const [, listed = ''] = /Commands:\n([\s\S]*?)\n\n/.exec(stdout) ?? [];
    const names = [...listed.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name = '']) => name);
    expect(names).toHaveLength(17);
    for (const name of names.filter((one) => one !== 'help' && one !== 'stress')) {
      const { stdout: help } = await folder.run([name, '--help']);
      expect(help).toContain(`  $ taskledger ${name}`);
    }
    expect((await folder.run(['stress', 'parent-gate', '--help'])).stdout).toContain('$ taskledger stress');
  });

  it('tells the version', async () => {
    expect(await folder.run(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });
});
