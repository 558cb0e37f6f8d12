import { openLedger } from '../../src/index';
import { removeFolders, withLedger } from './folder';
import type { Folder } from './folder';

afterAll(removeFolders);

let folder: Folder;
beforeAll(async () => {
  folder = await withLedger();
  const ledger = await openLedger({ sqlite: folder.ledger, actor: 'eve' });
  await ledger.create({ id: 'p', title: 'Parser' });
  await ledger.create({ id: '4', title: 'Four\u001b[2J', parents: ['p'] });
  await ledger.claim({ taskId: '4', claimant: 'ada' });
  await ledger.close();
});

describe('explain', () => {
  it('explains the event at a position, step by step', async () => {
    const { code, stdout } = await folder.run(['explain', '6']);
    expect({ code, lines: stdout.split('\n') }).toEqual({
      code: 0,
      lines: [
        'Let R be the refusal of a claim of task "4" at 6 (claim_rejected), by "ada".',
        'Before R the task was todo, since 5 (created), and nobody held it.',
        'The link to "p" came before R, at 5 (created); the last state of "p" before R is ready, since 4 (created) by "eve".',
        expect.stringMatching(/^The rule \(gate\): A task may be claimed /),
        'A parent satisfies when it is done, or its link is waived; hence it had to be refused: "p" was open. R is right.',
        'To be allowed: "p" done, or the link to it waived or taken away, before position 6.',
        '',
      ],
    });
    expect(await folder.json('explain', '--position', '6')).toMatchObject({
      code: 0,
      answer: { position: 6, kind: 'claim_rejected', decision: { verdict: 'right' }, parents: [{ id: 'p' }] },
    });
  });

  it('tells the story of a task, whatever its id looks like', async () => {
    const { answer } = await folder.json('explain', '--task', '4');
    expect(answer).toMatchObject({ taskId: '4', status: 'todo', chapters: [{ attempt: null }] });
    expect(await folder.json('explain', '4')).toMatchObject({ answer: { position: 4, taskId: 'p' } });
    const { stdout } = await folder.run(['explain', '--task', '4']);
    expect(stdout).toMatch(
      /^Task "4", "Four\\u001b\[2J": todo\.\n5, .*: made by "eve", under "p": it has to wait\.\n/,
    );
    expect(stdout).toContain('refused to "ada": it waits for "p" (ready since 4).\n');
    expect((await folder.run(['explain', 'p'])).stdout).toContain('Task "p", "Parser": ready.\n');
  });

  it('ends with 1 where there is no such event or task, and with 2 where it is not said which', async () => {
    expect(await folder.json('explain', '7')).toMatchObject({
      code: 1,
      answer: { _tag: 'Rejected', reason: { _tag: 'unknown_event', position: 7 } },
    });
    expect(await folder.json('explain', 'q')).toMatchObject({
      code: 1,
      answer: { _tag: 'Rejected', reason: { _tag: 'unknown_task' } },
    });
    expect((await folder.run(['explain'])).code).toBe(2);
    expect((await folder.run(['explain', '6', '--task', '4'])).code).toBe(2);
    expect((await folder.run(['explain', '--position', '0'])).code).toBe(2);
  });
});
