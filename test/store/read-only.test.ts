import { chmodSync } from 'node:fs';
import { folderBytes } from './folder-bytes';
import { ledgerFile } from './ledger-file';
import { answerOf, runProgram } from './program';

describe('a ledger that another user may not write', () => {
  const file = ledgerFile();
  const NOT_ROOT = process.getuid?.() === 0 ? 65_534 : process.getuid?.();
  const closed = async (): Promise<void> => {
    const ledger = await file.open();
    await ledger.create({ id: 't', title: 't' });
    await ledger.close();
  };
  const tried = (): Promise<unknown> => answerOf(runProgram('try-as-nobody', file.path));

  it('is refused as read-only where its file is, and changes nothing', async () => {
    await closed();
    chmodSync(file.path, 0o444);
    chmodSync(file.folder, 0o777);
    const before = folderBytes(file.folder);
    expect(await tried()).toEqual({ user: NOT_ROOT, wrote: 'ReadOnly', read: 'done' });
    expect(folderBytes(file.folder)).toEqual(expect.arrayContaining([...before]));
  });

  it('is refused as read-only where its folder takes nothing beside it, and changes nothing', async () => {
    await closed();
    chmodSync(file.path, 0o666);
    chmodSync(file.folder, 0o555);
    const before = folderBytes(file.folder);
    expect(await tried()).toEqual({ user: NOT_ROOT, wrote: 'ReadOnly', read: 'ReadOnly' });
    expect(folderBytes(file.folder)).toEqual(before);
  });

  it('is not made in a folder that takes nothing', async () => {
    chmodSync(file.folder, 0o555);
    expect(await tried()).toEqual({ user: NOT_ROOT, wrote: 'ReadOnly', read: 'NotALedger' });
    expect(folderBytes(file.folder)).toEqual([]);
  });

  it('is unavailable where it may not even be read', async () => {
    await closed();
    chmodSync(file.path, 0o000);
    chmodSync(file.folder, 0o777);
    expect(await tried()).toEqual({ user: NOT_ROOT, wrote: 'ReadOnly', read: 'Unavailable' });
  });

  it('opens where it may be written', async () => {
    await closed();
    chmodSync(file.path, 0o666);
    chmodSync(file.folder, 0o777);
    expect(await tried()).toEqual({ user: NOT_ROOT, wrote: 'done', read: 'done' });
  });
});
