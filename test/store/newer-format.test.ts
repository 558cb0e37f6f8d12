import { folderBytes } from './folder-bytes';
import { ledgerFile } from './ledger-file';

describe('a ledger of a newer format', () => {
  const file = ledgerFile();
  const newer = { _tag: 'LedgerFault', fault: { _tag: 'NewerFormat', format: 99, known: 1 } };

  it('is refused on opening, and nothing changes', async () => {
    await (await file.open()).close();
    file.tamper('UPDATE head SET format = 99');
    const before = folderBytes(file.folder);
    await expect(file.open()).rejects.toMatchObject(newer);
    await expect(file.open({ readOnly: true })).rejects.toMatchObject(newer);
    expect(folderBytes(file.folder)).toEqual(before);
  });

  it('takes no command from who had it open when it became so', async () => {
    const ledger = await file.open();
    await ledger.create({ id: 't', title: 't' });
    const raw = file.raw();
    raw.exec('UPDATE head SET format = 99');
    await expect(ledger.create({ title: 'u' })).rejects.toMatchObject(newer);
    await expect(ledger.claim({ taskId: 't', claimant: 'ada' })).rejects.toMatchObject(newer);
    expect(raw.prepare('SELECT position FROM head').pluck().get()).toBe(3);
  });

  it('is not mended by who had it open when it became so', async () => {
    const ledger = await file.open();
    await ledger.create({ id: 't', title: 't' });
    file.tamper(`UPDATE head SET format = 99; UPDATE tasks SET title = 'x'`);
    await expect(ledger.rebuild()).rejects.toMatchObject(newer);
    expect((await ledger.get('t'))?.title).toBe('x');
  });
});
