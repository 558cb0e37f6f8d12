import type Database from 'better-sqlite3';
import type { Ledger } from '../../src/index';
import { Connection } from '../../src/store/sqlite/connection';
import { ledgerFile } from './ledger-file';

const FULL = 2;
const NORMAL = 1;

/** Every connection that an object, or one within it, holds. */
const connectionsIn = (holder: object, seen: Set<object> = new Set()): ReadonlyArray<Database.Database> => {
  if (seen.has(holder)) return [];
  seen.add(holder);
  if (holder instanceof Connection) return [holder.raw];
  return Object.values(holder).flatMap((held: unknown) =>
    typeof held === 'object' && held !== null ? connectionsIn(held, seen) : [],
  );
};

const levelsOf = (ledger: Ledger): ReadonlyArray<unknown> =>
  connectionsIn(ledger).map((raw) => raw.pragma('synchronous', { simple: true }));

describe('the durability of a ledger', () => {
  const file = ledgerFile();

  it('is full on every connection, when it is made and when it is opened again', async () => {
    const made = await file.open();
    expect(levelsOf(made)).toEqual([FULL, FULL]);
    await made.create({ title: 't' });
    expect(levelsOf(made)).toEqual([FULL, FULL]);
    await made.close();
    expect(levelsOf(await file.open())).toEqual([FULL, FULL]);
    expect(levelsOf(await file.open({ durability: 'full' }))).toEqual([FULL, FULL]);
  });

  it('is normal where that was asked for, and full again where it was not', async () => {
    const normal = await file.open({ durability: 'normal' });
    expect(levelsOf(normal)).toEqual([NORMAL, NORMAL]);
    const full = await file.open();
    expect(levelsOf(full)).toEqual([FULL, FULL]);
    expect(levelsOf(normal)).toEqual([NORMAL, NORMAL]);
  });

  it('is told by no file: a stranger who opens it starts at his own', async () => {
    await (await file.open()).close();
    expect(file.raw().pragma('synchronous', { simple: true })).toBe(NORMAL);
  });

  it('rests on a write-ahead log, on every connection', async () => {
    const ledger = await file.open();
    const modes = connectionsIn(ledger).map((raw) => raw.pragma('journal_mode', { simple: true }));
    expect(modes).toEqual(['wal', 'wal']);
  });
});
