import { pathOf } from '../../src/ledger/board-place';

describe('the name of a place', () => {
  it.each([
    ['postgres://ann:secret@host/db', 'postgres://host:5432/db#default'],
    ['postgres://host:5432/db', 'postgres://host:5432/db#default'],
    ['postgres://host/db?port=6543', 'postgres://host:6543/db#default'],
    ['postgres:///db?host=/var/run/postgresql', 'postgres:///var/run/postgresql:5432/db#default'],
    ['postgres://one/db?host=other&port=1', 'postgres://other:1/db#default'],
    ['not an address', 'postgres#default'],
  ])('%s is %s', (postgres, path) => {
    expect(pathOf({ postgres })).toBe(path);
  });
});
