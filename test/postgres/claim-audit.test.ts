import { LINKS_AT_CLAIMS, linksAtClaims } from '../audit/links-at-claims';
import { logOf } from '../commands/histories';
import { postgresBoard } from './board';

describe('the view claim_audit on PostgreSQL', () => {
  const board = postgresBoard();

  it('has every link that stood at a claim, with the position where it was made, and a verdict on it', async () => {
    const ledger = await board.open();
    for (const id of ['p', 'q', 'r']) await ledger.create({ id, title: id });
    await ledger.create({ id: 'c', title: 'c', parents: ['p', 'q', 'r'] });
    await ledger.complete({ taskId: 'p' });
    await ledger.waive({ parentId: 'q', childId: 'c', reason: 'it can do without' });
    await ledger.unlink({ parentId: 'r', childId: 'c' });
    await ledger.claim({ taskId: 'c', claimant: 'ann' });
    await ledger.release({ taskId: 'c', claimant: 'ann' });
    await ledger.unlink({ parentId: 'q', childId: 'c' });
    await ledger.complete({ taskId: 'r' });
    await ledger.link({ parentId: 'r', childId: 'c' });
    await ledger.claim({ taskId: 'c', claimant: 'ann' });
    const raw = await board.raw();
    const links = await raw.query({ text: LINKS_AT_CLAIMS, rowMode: 'array' });
    const expected = linksAtClaims(await logOf(ledger));
    expect(links.rows.map((row: unknown[]) => [Number(row[0]), row[1], Number(row[2])])).toEqual(
      expected.map(({ claim, parentId, link }) => [claim, parentId, link]),
    );
    expect(expected.map(({ parentId }) => parentId)).toEqual(['p', 'q', 'p', 'r']);
    const verdicts = await raw.query('SELECT verdict FROM claim_audit');
    expect(verdicts.rows).toEqual(Array.from({ length: 4 }, () => ({ verdict: 'satisfied' })));
    await ledger.reopen({ taskId: 'r', reason: 'again', running: 'keep' });
    expect((await raw.query('SELECT 1 FROM claim_audit WHERE verdict <> $1', ['satisfied'])).rows).toEqual(
      [],
    );
  });
});
