import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerFile } from './ledger-file';

const reason = 'private';

/** Texts of different lengths, none of which is part of another: some fit into a page, some take many. */
const secrets = {
  title: 'SECRET-TITLE-1',
  data: 'SECRET-DATA-2',
  large: 'SECRET-LARGE-3',
  edited: 'SECRET-EDITED-4',
  comment: 'SECRET-COMMENT-5',
  error: 'SECRET-ERROR-6',
  result: 'SECRET-RESULT-7',
  reason: 'SECRET-REASON-8',
} as const;

describe('what was erased from a file', () => {
  const file = ledgerFile();
  /** Which of some texts lie anywhere in the folder of the ledger. */
  const found = (texts: ReadonlyArray<string>): ReadonlyArray<string> => {
    const bytes = readdirSync(file.folder).map((name) => readFileSync(join(file.folder, name)));
    return texts.filter((text) => bytes.some((one) => one.includes(text)));
  };
  const written = async () => {
    const ledger = await file.open();
    await ledger.create({ id: 'kept', title: 'KEPT-TITLE', data: 'KEPT-DATA' });
    await ledger.create({
      id: 't',
      title: secrets.title,
      data: [secrets.data, `${secrets.large} `.repeat(20_000)],
    });
    await ledger.edit({ taskId: 't', title: secrets.edited });
    for (let i = 0; i < 20; i += 1) await ledger.comment({ taskId: 't', text: `${secrets.comment} ${i}` });
    await ledger.claim({ taskId: 't', claimant: 'ada' });
    await ledger.fail({ taskId: 't', fence: 1, error: secrets.error });
    await ledger.complete({ taskId: 't', result: `${secrets.result} `.repeat(1_000) });
    await ledger.reopen({ taskId: 't', reason: secrets.reason });
    return ledger;
  };
  const all = Object.values(secrets);
  const kept = ['KEPT-TITLE', 'KEPT-DATA', reason];

  it('is nowhere in it once it is closed, where it was before', async () => {
    const ledger = await written();
    expect(found(all)).toEqual(all);
    await ledger.close();
    expect(found(all)).toEqual(all);
    const again = await file.open();
    expect(await again.erase({ taskId: 't', reason })).toMatchObject({ _tag: 'Erased' });
    expect(await again.verify()).toMatchObject({ valid: true });
    expect(await again.rebuild()).toMatchObject({ mended: [] });
    await again.close();
    expect(readdirSync(file.folder)).toEqual(['board.db']);
    expect(found(all)).toEqual([]);
    expect(found(kept)).toEqual(kept);
  });

  it('is nowhere in it where it never reached the file before', async () => {
    const ledger = await written();
    await ledger.erase({ taskId: 't', reason });
    await ledger.close();
    expect(found(all)).toEqual([]);
    expect(found(kept)).toEqual(kept);
  });

  it('is nowhere in it event by event either, and the rest is still there', async () => {
    const ledger = await written();
    await ledger.erase({ position: 4, reason });
    await ledger.erase({ position: 5, reason });
    await ledger.close();
    const [gone, left] = [all.slice(0, 4), all.slice(4)];
    expect(found(gone)).toEqual([]);
    expect(found(left)).toEqual(left);
  });

  it('can be left in the room between the rows of a large board, until that is compacted', async () => {
    const ledger = await file.open();
    const ids = Array.from({ length: 400 }, (_, i) => `t${i}`);
    const titles = ids.map((id) => `SECRET-OF-${id}-`);
    await Promise.all(ids.map((id, i) => ledger.create({ id, title: `${titles[i]}${'x'.repeat(i % 97)}` })));
    await Promise.all(ids.map((taskId) => ledger.claim({ taskId, claimant: 'a-claimant-with-a-long-name' })));
    await Promise.all(ids.toReversed().map((taskId) => ledger.complete({ taskId, fence: 1 })));
    await Promise.all(ids.map((taskId) => ledger.erase({ taskId, reason })));
    const besides = await file.open();
    await besides.head();
    await ledger.compact();
    expect(found(titles)).toEqual([]);
    expect(await ledger.verify()).toMatchObject({ valid: true });
    expect(await besides.counts()).toMatchObject({ tasks: 400 });
    await besides.close();
    await ledger.close();
    expect(found(titles)).toEqual([]);
  });
});
