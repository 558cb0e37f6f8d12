import { openLedger } from '../../src/index';
import { removeFolders, withLedger } from './folder';
import type { Folder } from './folder';

afterAll(removeFolders);

const asOf = (position: number): string =>
  expect.stringMatching(new RegExp(`^as of position ${position}, recorded \\d{4}-.*Z$`)) as string;

describe('a board of the past, on the command line', () => {
  let folder: Folder;
  let made: number;
  let done: number;
  beforeAll(async () => {
    folder = await withLedger();
    const ledger = await openLedger({ sqlite: folder.ledger });
    await ledger.create({ id: 'p', title: 'P' });
    await ledger.create({ id: 'c', title: 'C', parents: ['p'] });
    made = await ledger.head();
    await ledger.complete({ taskId: 'p' });
    await ledger.edit({ taskId: 'c', title: 'renamed\u001b[2J' });
    done = await ledger.head();
    await ledger.erase({ taskId: 'p', reason: 'asked to' });
    await ledger.close();
  });

  const lines = async (...words: ReadonlyArray<string>): Promise<ReadonlyArray<string>> =>
    (await folder.run(words)).stdout.trimEnd().split('\n');

  it('is what show, why, list and counts tell of, and they say which it is', async () => {
    const at = ['--as-of', String(made)];
    expect((await lines('show', 'c', ...at))[0]).toEqual(asOf(made));
    expect(await lines('why', 'c', ...at)).toEqual([
      asOf(made),
      'not ready: parents not done (1 of 1 open): p is ready since position 4',
      'because of these events:',
      expect.stringContaining('created'),
      expect.stringContaining('created'),
    ]);
    expect((await lines('why', 'c'))[0]).toBe('ready: c is ready, and can be claimed');
    expect((await lines('list', '--status', 'todo', ...at)).slice(0, 1)).toEqual([asOf(made)]);
    expect(await folder.json('counts', ...at)).toMatchObject({
      code: 0,
      answer: { asOf: { position: made, recordedAt: expect.any(Number) as number }, byStatus: { todo: 1 } },
    });
    expect(await folder.json('list', ...at)).toMatchObject({
      answer: {
        asOf: { position: made },
        tasks: [
          { id: 'p', title: null },
          { id: 'c', title: 'C' },
        ],
      },
    });
  });

  it('is found by a time', async () => {
    const { answer } = await folder.json('show', 'c', '--as-of', '2100-01-01T00:00Z');
    expect(answer).toMatchObject({ asOf: { position: done + 1 }, title: 'renamed\u001b[2J' });
  });

  it('says which it is in a comment of the language that graph prints', async () => {
    const at = ['--as-of', String(made)];
    expect((await lines('graph', 'c', ...at))[0]).toEqual(asOf(made));
    expect((await lines('graph', 'c', '--dot', ...at))[0]).toMatch(/^\/\/ as of position/);
    expect((await lines('graph', 'c', '--mermaid', ...at))[0]).toMatch(/^%% as of position/);
  });

  it('has no task that was made later', async () => {
    const { code, stdout } = await folder.run(['show', 'c', '--as-of', '3']);
    expect(code).toBe(1);
    expect(stdout).toContain('as of position 3');
    expect(stdout).toContain('there is no task c');
  });

  it('is refused where the log has no such point', async () => {
    for (const [point, said] of [
      ['99', '--as-of: expected a position of the log, which ends at'],
      ['0', '--as-of: expected a whole number from 1'],
      ['1970-01-01T00:00Z', '--as-of: expected a time at which the log had begun'],
      ['noon', '--as-of: expected a position of the log, or an ISO 8601 time'],
    ] as const) {
      const { code, stderr } = await folder.run(['show', 'c', '--as-of', point]);
      expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
    }
    const backwards = await folder.run(['diff', '5', '3']);
    expect(backwards).toMatchObject({ code: 2 });
    expect(backwards.stderr).toContain('TO: expected a point that is not before position 5');
  });

  it('differs from another by what diff tells, and no title acts on the terminal', async () => {
    expect(await lines('diff', String(made), String(done))).toEqual([
      expect.stringContaining(`from position ${made}, recorded`),
      expect.stringContaining(`to   position ${done}, recorded`),
      'task  what    before  after',
      'p     status  ready   done',
      'c     status  todo    ready',
      '      title   C       renamed\\x1b[2J',
    ]);
    expect(await folder.json('diff', String(made), String(made))).toMatchObject({ answer: { tasks: [] } });
    expect((await lines('diff', String(made), String(made)))[2]).toBe('no task has an event in between');
  });
});
