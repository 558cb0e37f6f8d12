import { readFileSync, writeFileSync } from 'node:fs';
import { InvalidInput } from '../../src/ledger/errors';
import { runParentGate } from '../../stress/parent-gate';
import { ledgerPlace } from './stressed';

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
});
