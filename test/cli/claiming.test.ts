import { removeFolders, withLedger } from './folder';

afterAll(removeFolders);

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
const instant = expect.any(Number) as number;
const asked = { commandId: uuid, replayed: false };

describe('claim', () => {
  it('is refused while a parent is open: recorded once, told each time', async () => {
    const folder = await withLedger();
    await folder.given(['create', 'P', '--id', 'p'], ['create', 'C', '--id', 'c', '--parent', 'p']);
    const words = 'refused: parents not done (1 of 1 open): p is ready since position 4 · recorded';
    expect(await folder.run(['claim', 'c', '--as', 'ada'])).toEqual({
      code: 1,
      stdout: `${words} at position 8\n`,
      stderr: '',
    });
    const again = await folder.run(['claim', 'c', '--as', 'ada']);
    expect(again).toMatchObject({ code: 1, stdout: `${words} already at position 8\n` });
    const { code, answer } = await folder.json('claim', 'c', '--as', 'ada');
    expect(code).toBe(1);
    const reason = {
      _tag: 'parents_not_done',
      parents: [{ id: 'p', status: 'ready', position: 4 }],
      open: 1,
      total: 1,
    };
    expect(answer).toEqual({ _tag: 'Rejected', id: 'c', position: 8, reason, repeated: true, ...asked });
  });

  it('is answered with the fence, the title and the data', async () => {
    const folder = await withLedger();
    await folder.given(['create', 'A', '--id', 'a', '--data', '7']);
    const { code, answer } = await folder.json('claim', 'a', '--as', 'ada');
    expect(code).toBe(0);
    expect(answer).toEqual({
      _tag: 'Claimed',
      id: 'a',
      position: 6,
      claimant: 'ada',
      fence: 1,
      leaseUntil: instant,
      from: 'ready',
      attempt: 1,
      parents: [],
      open: 0,
      total: 0,
      stands: true,
      title: 'A',
      data: 7,
      result: null,
      failures: 0,
      ...asked,
    });
    const { stdout } = await folder.run(['claim', 'a', '--as', 'bob']);
    expect(stdout).toMatch(
      /^refused: ada holds the task under fence 1 until [\d:.TZ-]+ · recorded at position 8\n$/,
    );
  });
});

describe('claim-next', () => {
  it('takes the highest priority first: one claim, or a list where a limit is given', async () => {
    const folder = await withLedger();
    await folder.given(['create', 'A', '--id', 'a'], ['create', 'B', '--id', 'b', '--priority', '2']);
    await folder.given(['create', 'C', '--id', 'c', '--assignee', 'bob']);
    const first = await folder.json('claim-next', '--as', 'ada');
    expect(first).toMatchObject({ code: 0, answer: { _tag: 'Claimed', id: 'b', claimant: 'ada', ...asked } });
    const meant = await folder.json('claim-next', '--as', 'bob', '--assignee', 'bob', '--limit', '5');
    expect(meant).toMatchObject({
      code: 0,
      answer: { _tag: 'ClaimedNext', claims: [{ id: 'c' }], ...asked },
    });
    const { stdout } = await folder.run(['claim-next', '--as', 'ada']);
    expect(stdout).toMatch(/^claimed a \(A\) as ada: fence 1, attempt 1, until [\d:.TZ-]+ · position 14\n$/);
  });

  it('ends with 1 where no task is ready', async () => {
    const folder = await withLedger();
    const none = { code: 1, answer: { _tag: 'NoneReady', ...asked } };
    expect(await folder.json('claim-next', '--as', 'ada')).toEqual(none);
    expect(await folder.json('claim-next', '--as', 'ada', '--limit', '3')).toEqual(none);
    expect((await folder.run(['claim-next', '--as', 'ada'])).stdout).toBe('no task is ready\n');
  });
});
