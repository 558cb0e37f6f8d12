import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { decodeFault } from '../src/events/decode-fault';
import type { BoardPlace } from '../src/ledger/board-place';
import { pathOf } from '../src/ledger/board-place';
import { InvalidInput } from '../src/ledger/errors';
import { boardName, freeText, optional } from '../src/ledger/fields';
import { initLedger } from '../src/ledger/open-ledger';

/** Where a run is asked to make its ledger. */
export interface AskedPlace {
  /** A file: nothing may be there. In a new temporary folder where neither this nor `postgres` is given. */
  readonly ledger?: string | undefined;
  /** The address of a PostgreSQL database to make it in instead. */
  readonly postgres?: string | undefined;
  /** The board to make there; where it is not given a new one, which goes again with a run that held. */
  readonly board?: string | undefined;
}

/** The fields of {@link AskedPlace}, as they are read. */
export const placeFields = {
  ledger: optional(freeText, undefined),
  postgres: optional(freeText, undefined),
  board: optional(boardName, undefined),
};

const refused = (field: string, expected: string, got: unknown): InvalidInput =>
  new InvalidInput(decodeFault(`stress.${field}`, expected, got));

const newFile = (asked: string | undefined): BoardPlace => {
  if (asked === undefined)
    return { sqlite: join(mkdtempSync(join(tmpdir(), 'taskledger-stress-')), 'board.db') };
  if (existsSync(asked)) throw refused('ledger', 'a place where no file is yet', asked);
  return { sqlite: asked };
};

/** A place for the ledger of a run. One that is taken is refused. */
const newPlace = async ({ ledger, postgres, board }: AskedPlace): Promise<BoardPlace> => {
  if (postgres === undefined) {
    if (board !== undefined) throw refused('board', 'no board without an address of PostgreSQL', board);
    return newFile(ledger);
  }
  if (ledger !== undefined) throw refused('ledger', 'no file beside an address of PostgreSQL', ledger);
  const place = { postgres, board: board ?? `stress ${randomUUID()}` };
  const made = await initLedger(place);
  await made.ledger.close();
  if (made.created) return place;
  throw refused('board', 'a name that no board has yet', place.board);
};

const drop = async ({
  postgres,
  board,
}: {
  readonly postgres: string;
  readonly board: string;
}): Promise<void> => {
  const client = new Client({ connectionString: postgres });
  await client.connect();
  try {
    await client.query(`DROP SCHEMA ${client.escapeIdentifier(board)} CASCADE`);
  } finally {
    await client.end();
  }
};

/** What a run tells of its ledger. */
export interface Kept {
  /** Where the ledger is, or was: a file, or a board without the password of its database. */
  readonly ledger: string;
  /** Whether it is still there. */
  readonly kept: boolean;
}

/**
 * Carries out a run at a place for its ledger, and tells whether that is kept: a board under a name of the run's own goes
 * once the run has held. An error of the run says where its ledger is.
 */
export const atNewPlace = async <R extends { readonly held: boolean }>(
  asked: AskedPlace,
  run: (place: BoardPlace) => Promise<R>,
): Promise<R & Kept> => {
  const place = await newPlace(asked);
  const ledger = pathOf(place);
  try {
    const report = await run(place);
    const kept = !report.held || !('postgres' in place) || asked.board !== undefined;
    if (!kept) await drop({ postgres: place.postgres, board: place.board ?? 'default' });
    return { ...report, ledger, kept };
  } catch (error) {
    if (error instanceof Error) error.message += `; the ledger is kept: ${ledger}`;
    throw error;
  }
};

/** The line that tells people of the ledger of a run. */
export const ledgerLine = ({ ledger, kept }: Kept, events: number): string =>
  `ledger: ${ledger} (${events} events, ${kept ? 'kept' : 'removed'})`;
