import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeFault } from '../src/events/decode-fault';
import { InvalidInput } from '../src/ledger/errors';

/** Where a run makes its ledger: `asked`, or in a new folder among the temporary ones. A place that is taken is refused. */
export const newLedgerFile = (asked: string | undefined): string => {
  if (asked === undefined) return join(mkdtempSync(join(tmpdir(), 'taskledger-stress-')), 'board.db');
  if (existsSync(asked)) {
    throw new InvalidInput(decodeFault('stress.ledger', 'a place where no file is yet', asked));
  }
  return asked;
};
