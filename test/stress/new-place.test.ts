import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Client } from 'pg';
import { InvalidInput } from '../../src/ledger/errors';
import { atNewPlace } from '../../stress/new-place';
import type { AskedPlace } from '../../stress/new-place';
import { runParentGate } from '../../stress/parent-gate';
import { ledgerPlace, runPlaces } from './stressed';

const held = async () => ({ held: true });
const cut = async (): Promise<{ readonly held: boolean }> => {
  throw new Error('cut short');
};

describe('a stress run', () => {
  it('never touches a file that was there before', async () => {
    const place = ledgerPlace();
    writeFileSync(place, 'somebody’s own');
    await expect(runParentGate({ ledger: place })).rejects.toThrow(InvalidInput);
    expect(readFileSync(place, 'utf8')).toBe('somebody’s own');
  });

  it('refuses a race of one parent, for each child has two', async () => {
    await expect(runParentGate({ ledger: ledgerPlace(), parents: 1 })).rejects.toThrow(InvalidInput);
  });

  it.each([
    ['a board without a database', { board: 'b' }, 'stress.board'],
    [
      'a file in a database',
      { ledger: 'b.db', postgres: 'postgres://nobody@127.0.0.1:1/none' },
      'stress.ledger',
    ],
  ])('refuses %s', async (_what, asked, field) => {
    await expect(atNewPlace(asked, held)).rejects.toMatchObject({ _tag: 'InvalidInput', field });
  });
});

const schemas = async (url: string, name: string): Promise<number> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const found = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [name]);
  await client.end();
  return found.rows.length;
};

/** Whether the ledger of a run is there. */
const isThere = async ({ postgres }: AskedPlace, ledger: string): Promise<boolean> =>
  postgres === undefined
    ? existsSync(ledger)
    : (await schemas(postgres, ledger.slice(ledger.indexOf('#') + 1))) > 0;

describe.each(runPlaces)('the ledger of a stress run, on %s,', (_store, place) => {
  it('is kept where the run was not held, and the report says where', async () => {
    const asked = place();
    const { ledger, kept } = await atNewPlace(asked, async (made) => {
      if ('sqlite' in made) writeFileSync(made.sqlite, '');
      return { held: false };
    });
    expect(kept).toBe(true);
    expect(await isThere(asked, ledger)).toBe(true);
  });

  it('is kept where the run ended early, and the error says where', async () => {
    await expect(atNewPlace(place(), cut)).rejects.toThrow(/^cut short; the ledger is kept: .*[a-z0-9]/);
  });

  it('stays where it was asked for by name, and is never taken for another’s', async () => {
    const asked = place();
    const named = asked.postgres === undefined ? asked : { ...asked, board: `named ${Math.random()}` };
    const { kept, ledger } = await atNewPlace(named, async (made) => {
      if ('sqlite' in made) writeFileSync(made.sqlite, '');
      return held();
    });
    expect(kept).toBe(true);
    expect(await isThere(asked, ledger)).toBe(true);
    await expect(atNewPlace(named, held)).rejects.toThrow(InvalidInput);
  });

  it('goes, where it is a board under a name of its own, with a run that held', async () => {
    const asked = place();
    const { kept, ledger } = await atNewPlace(asked, held);
    expect(kept).toBe(asked.postgres === undefined);
    expect(await isThere(asked, ledger)).toBe(false);
  });
});
