import { ledgerFile } from './ledger-file';
import { dropTriggers } from './triggers';

const gone = (position: number, erased: string): string =>
  `UPDATE event_contents SET salt = NULL, content = NULL, erased = ${erased} WHERE position = ${position}`;

const tamperings: ReadonlyArray<readonly [string, string, number]> = [
  ['content deleted behind the log’s back', 'DELETE FROM event_contents WHERE position = 4', 4],
  ['content taken away by an event that erases nothing', gone(4, '5'), 4],
  ['content taken away by an erasure that does not name it', gone(4, '6'), 4],
  [
    'content put back after its erasure',
    `UPDATE event_contents SET salt = '0123456789abcdef0123456789abcdef', content = '{"data":null,"title":"a"}',
       erased = NULL WHERE position = 3`,
    3,
  ],
  [
    'content put back in the place of an erased one that was deleted',
    `DELETE FROM event_contents WHERE position = 3;
     INSERT INTO event_contents VALUES (3, '0123456789abcdef0123456789abcdef', '{}', NULL)`,
    3,
  ],
];

describe('verifying erasures that somebody without triggers in the way has tampered with', () => {
  const file = ledgerFile();
  const erased = async () => {
    const ledger = await file.open();
    await ledger.create({ id: 'a', title: 'a' });
    await ledger.create({ id: 'b', title: 'b' });
    await ledger.claim({ taskId: 'a', claimant: 'ada' });
    const raw = file.raw();
    const contents = raw.prepare('SELECT * FROM event_contents WHERE position = 3').get();
    await ledger.erase({ taskId: 'a', reason: 'private' });
    return { ledger, raw, contents: contents as Readonly<Record<'salt' | 'content', string>> };
  };

  it.each(tamperings)('names the position of %s', async (_name, sql, position) => {
    const { ledger, raw } = await erased();
    expect(await ledger.verify()).toMatchObject({ valid: true });
    dropTriggers(raw);
    raw.exec(sql);
    const { valid, mismatches, broken } = await ledger.verify();
    expect(valid).toBe(false);
    expect(broken).toEqual([]);
    expect(mismatches.length).toBeGreaterThan(0);
    for (const mismatch of mismatches) expect(mismatch).toMatchObject({ position, of: 'content' });
  });

  it('names the position of the very content that was erased, put back', async () => {
    const { ledger, raw, contents } = await erased();
    dropTriggers(raw);
    raw
      .prepare('UPDATE event_contents SET salt = ?, content = ?, erased = NULL WHERE position = 3')
      .run(contents.salt, contents.content);
    const { valid, mismatches } = await ledger.verify();
    expect(valid).toBe(false);
    expect(mismatches).toEqual([expect.objectContaining({ position: 3, of: 'content' })]);
  });

  it('finds a title that was put back into the view, and mends it', async () => {
    const { ledger, raw } = await erased();
    raw.exec(`UPDATE tasks SET title = 'a', erased_position = NULL WHERE id = 'a'`);
    expect((await ledger.verify()).drift).toMatchObject([
      { view: 'tasks', key: ['a'], fields: ['title', 'erased_position'] },
    ]);
    await ledger.rebuild();
    expect(await ledger.get('a')).toMatchObject({ title: null, erased: { position: 6 } });
  });
});
