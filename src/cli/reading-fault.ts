import { LedgerFault } from '../ledger/errors';

/** A ledger that cannot even be read where it lies, because nothing can be written there. */
export class ReadingFault extends Error {
  constructor(override readonly cause: LedgerFault) {
    super(
      'to read it, SQLite needs a -shm file beside it, and here it can neither use one nor make one: while nobody writes, copy the ledger, and its -wal if there is one, to a folder of your own and read it there',
    );
    this.name = 'ReadingFault';
  }
}

/** What an error in opening a ledger means for one who only wants to read. */
export const whileReading = (error: unknown): unknown =>
  error instanceof LedgerFault && error.fault._tag === 'ReadOnly' ? new ReadingFault(error) : error;
