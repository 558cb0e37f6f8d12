import { randomUUID } from 'node:crypto';
import { decodeFault } from '../src/events/decode-fault';
import type { BoardPlace } from '../src/ledger/board-place';
import { InvalidInput } from '../src/ledger/errors';
import { initLedger } from '../src/ledger/open-ledger';
import { newLedgerFile } from './ledger-file';

/** Where a run is asked to make its ledger. */
export interface AskedPlace {
  /** A file; in a new temporary folder where neither this nor `postgres` is given. */
  readonly ledger?: string | undefined;
  /** The address of a database. */
  readonly postgres?: string | undefined;
  /** The board there; a new name where it is not given. */
  readonly board?: string | undefined;
}

/** A place for the ledger of a run. One that is taken is refused. */
export const newPlace = async ({ ledger, postgres, board }: AskedPlace): Promise<BoardPlace> => {
  if (postgres === undefined) return { sqlite: newLedgerFile(ledger) };
  const place = { postgres, board: board ?? `stress ${randomUUID()}` };
  const made = await initLedger(place);
  await made.ledger.close();
  if (made.created) return place;
  throw new InvalidInput(decodeFault('stress.board', 'a name that no board has yet', place.board));
};
