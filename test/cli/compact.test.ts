import { readFileSync } from 'node:fs';
import { closeBoards, withBoard } from './at-work';
import { emptyFolder, removeFolders, withLedger } from './folder';

afterAll(async () => {
  await closeBoards();
  removeFolders();
});

describe('compact', () => {
  it('writes the file anew: the room of what was erased is gone, and all else is as it was', async () => {
    const folder = await withLedger();
    const tasks = Array.from({ length: 50 }, (_, i) => ({
      id: `t${i}`,
      title: 'T',
      data: 'x'.repeat(20_000),
    }));
    await folder.run(['create', '--graph', '-'], { stdin: JSON.stringify({ tasks }) });
    for (const { id } of tasks.slice(0, 5)) await folder.given(['erase', id, '--reason', 'a wish']);
    const before = (await folder.json('verify')).answer;
    const sizeBefore = readFileSync(folder.ledger).length;
    const { code, answer } = await folder.json('compact');
    const size = readFileSync(folder.ledger).length;
    expect(size).toBeLessThan(sizeBefore - 5 * 16_000);
    expect({ code, answer }).toEqual({
      code: 0,
      answer: { _tag: 'Compacted', path: folder.ledger, bytesBefore: sizeBefore, bytes: size },
    });
    expect((await folder.json('verify')).answer).toEqual(before);
    expect(before).toMatchObject({ valid: true });
  });

  it('does so beside others who have the ledger open, who go on', async () => {
    const { folder, ledger } = await withBoard();
    await ledger.create({ id: 'a', title: 'A' });
    expect(await folder.run(['compact'])).toEqual({
      code: 0,
      stdout: `compacted ${folder.ledger}\n`,
      stderr: '',
    });
    expect(await ledger.complete({ taskId: 'a' })).toMatchObject({ _tag: 'Completed' });
    expect(await ledger.verify()).toMatchObject({ valid: true });
  });

  it('makes no ledger where there is none', async () => {
    expect(await emptyFolder().json('compact')).toMatchObject({
      code: 3,
      answer: { fault: { _tag: 'NotALedger' } },
    });
  });
});
