import { makeProgram } from '../../src/cli/program';
import { removeFolders, withLedger } from './folder';
import type { Folder } from './folder';

let folder: Folder;
beforeAll(async () => {
  folder = await withLedger();
});
afterAll(removeFolders);

const duration = 'a duration like 500ms, 90s, 15m, 2h or 1d';
const moment = 'an ISO 8601 time with its zone, like 2027-01-31T09:30Z';
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
    [
      ['claim', 'a', '--as', 'ada', '--lease', '15'],
      '--lease',
      `${duration}, from 1ms to 366d, or none`,
      '15',
    ],
    [
      ['heartbeat', 'a', '--as', 'ada', '--lease', 'none'],
      '--lease',
      `${duration}, from 1ms to 366d`,
      'none',
    ],
    [['claim-next', '--as', 'ada', '--from', 'done'], '--from', 'one of ready, review', 'done'],
    [['fail', 'a'], '--as', 'this option', null],
    [['fail', 'a', '--as', 'b', '--delay', 'soon'], '--delay', `${duration}, from 0ms to 366d`, 'soon'],
    [['fail', 'a', '--as', 'b', '--attempts', '0'], '--attempts', 'a whole number from 1 on, or none', '0'],
    [['fail', 'a', '--as', 'b', '--error', '[1e999]'], '--error[0]', 'a finite number', null],
    [['schedule', 'a'], '--at', 'a time, or a duration with --in', null],
    [['schedule', 'a', '--at', '2027-01-31'], '--at', moment, '2027-01-31'],
    [['schedule', 'a', '--at', '2027-01-31T09:30Z', '--in', '2h'], '--at', 'one of the two options', null],
    [['create', 'A', '--run-at', 'tomorrow'], '--run-at', moment, 'tomorrow'],
    [['create', 'A', '--in', '1h', '--triage'], '--in', 'one of the two options', null],
    [['create', '--graph', '-', '--triage'], '--graph', 'one of the two options', null],
    [['block', 'a'], '--kind', 'this option', null],
    [['block', 'a', '--kind', ''], '--kind', 'text', ''],
    [['cancel', 'a', '--children', 'all'], '--children', 'one of keep, cancel, waive', 'all'],
    [['reopen', 'a'], '--reason', 'this option', null],
    [['reopen', 'a', '--reason', ' '], '--reason', 'text that is not only spaces', ' '],
    [['waive', 'a', 'b'], '--reason', 'this option', null],
    [['comment', 'a', ''], 'TEXT', 'text that is not only spaces', ''],
    [['assign', 'a'], '--to', 'a name, or --nobody', null],
    [['assign', 'a', '--to', 'b', '--nobody'], '--nobody', 'one of the two options', null],
    [['prioritise', 'a', 'high'], 'PRIORITY', 'a whole number', 'high'],
    [
      ['prioritise', 'a', '99999999999'],
      'PRIORITY',
      'a whole number from -2147483647 to 2147483647',
      99_999_999_999,
    ],
    [['edit', 'a'], '--title', 'a title, or data', null],
    [['erase', '--reason', 'b'], 'ID', 'a task, or an event with --position', null],
    [['erase', 'a', '--position', '1', '--reason', 'b'], 'ID', 'no task beside --position', 'a'],
    [['list', '--assignee', 'a', '--unassigned'], '--unassigned', 'one of the two options', null],
    [['list', '--after', 'a'], '--after', 'the `next` of a page', 'a'],
    [['graph', 'a', '--limit', '0'], '--limit', 'a whole number from 1 to 10000', 0],
    [['graph', 'a', '--dot'], '--dot', 'one of --json, --dot and --mermaid', null],
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
    [['work', '--as', 'ada'], '--exec', 'this option', null],
    [['work', '--exec', 'true'], '--as', 'this option', null],
    [['work', '--as', 'ada', '--exec', ' '], '--exec', 'a shell command', ' '],
    [['work', '--as', '', '--exec', 'true'], '--as', 'text', ''],
    [['work', '--as', 'a', '--exec', 'true', '--assignee', ''], '--assignee', 'text', ''],
    [['work', '--as', 'a', '--exec', 'true', '--concurrency', '1001'], '--concurrency', wholes, 1001],
    [
      ['work', '--as', 'a', '--exec', 'b', '--lease', '9ms'],
      '--lease',
      `${duration}, from 10ms to 366d`,
      '9ms',
    ],
    [
      ['work', '--as', 'a', '--exec', 'b', '--attempts', '0'],
      '--attempts',
      'a whole number from 1 on, or none',
      '0',
    ],
    [
      ['work', '--as', 'a', '--exec', 'b', '--backoff', 'fixed:'],
      '--backoff',
      'a duration like 500ms or 5s, or fixed: and a duration',
      'fixed:',
    ],
    [['sweep', '--every', '5s'], '--every', 'a time only beside --watch', 5000],
    [['sweep', '--watch', '--command-id', 'a'], '--command-id', 'no command id beside --watch', 'a'],
    [['wait', 'a', '--timeout', 'soon'], '--timeout', `${duration}, from 0ms to 366d`, 'soon'],
    [['frobnicate'], 'frobnicate', 'a command of taskledger', null],
    [['stress', 'parent-gate', '--workers', '0'], '--workers', 'a whole number from 1 to 64', 0],
    [
      ['stress', 'parent-gate', '--db', 'a.db'],
      '--db',
      'no ledger: the run makes its own, at --ledger',
      'a.db',
    ],
    [
      ['stress', 'attempts', 'crowd', '--board', 'b'],
      '--board',
      'no board without an address of PostgreSQL',
      'b',
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

  it('has an example for every command', () => {
    const { commands } = makeProgram();
    const names = commands.map((command) => command.name());
    expect(names.length).toBeGreaterThan(38);
    expect(new Set(names).size).toBe(names.length);
    for (const command of commands.flatMap((one) => (one.commands.length === 0 ? [one] : one.commands))) {
      let help = '';
      command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
      expect(help).toMatch(new RegExp(`^  \\$ taskledger ((stress|import) )?${command.name()}`, 'm'));
    }
  });

  it('tells the version', async () => {
    expect(await folder.run(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });
});
