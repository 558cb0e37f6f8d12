import { resolve } from 'node:path';
import type { Command } from 'commander';
import { openLedger } from '../ledger/open-ledger';
import type { BoardPlace } from '../ledger/board-place';
import type { Ledger } from '../ledger/ledger';
import { given } from './arguments/given';
import { complain } from './output';
import { whileReading } from './reading-fault';
import { UsageFault } from './arguments/usage-fault';
import { visible } from './words/visible';

/** The options that every command takes. */
export interface GlobalOptions {
  readonly db?: string;
  readonly postgres?: string;
  readonly board?: string;
  readonly json?: boolean;
  readonly durability?: 'full' | 'normal';
}

/** The file that the ledger lies in: `--db`, else `$TASKLEDGER_DB`, else `taskledger.db` in this folder. */
const fileOf = ({ db }: GlobalOptions): string => {
  const path = db ?? (process.env['TASKLEDGER_DB'] || './taskledger.db');
  if (path === '' || path === ':memory:') throw new UsageFault('--db', 'the path of a file', path);
  return path;
};

/** A variable of the environment; one that is empty is none. */
const variable = (name: string): string | undefined => process.env[name] || undefined;

/** Where the ledger lies: `--postgres` with `--board`, or `--db`; else what the environment says of them; else a file in this folder. */
export const placeOf = (options: GlobalOptions): BoardPlace => {
  const { db, postgres: typed } = options;
  if (typed !== undefined && db !== undefined) throw new UsageFault('--db', 'no file beside --postgres', db);
  const named = db ?? variable('TASKLEDGER_DB');
  const postgres = typed ?? (named === undefined ? variable('TASKLEDGER_POSTGRES') : undefined);
  const board = options.board ?? (postgres === undefined ? undefined : variable('TASKLEDGER_BOARD'));
  if (postgres !== undefined) return { postgres, ...given({ board }) };
  if (board !== undefined) throw new UsageFault('--board', 'no board without --postgres', board);
  return { sqlite: fileOf(options) };
};

/** The file that a log is read from: `file` where one is named, else the ledger; null for a board on PostgreSQL. */
export const logFileOf = (options: GlobalOptions, file: string | undefined): string | null => {
  if (file !== undefined) return file;
  const place = placeOf(options);
  return 'sqlite' in place ? place.sqlite : null;
};

/** What the environment of another process has to say for the same place. */
export const environmentOf = (place: BoardPlace): Readonly<Record<string, string | null>> =>
  'sqlite' in place
    ? { TASKLEDGER_DB: resolve(place.sqlite) }
    : {
        TASKLEDGER_DB: null,
        TASKLEDGER_POSTGRES: place.postgres,
        TASKLEDGER_BOARD: place.board ?? 'default',
      };

/** Says where a board goes on that is read where it was: nothing new happens here. */
const tellMoved = async (ledger: Ledger): Promise<void> => {
  const to = await ledger.movedTo();
  if (to !== null)
    complain(`taskledger: the ledger was moved to ${visible(to)}: this is how it was then, ask there`);
};

/** Opens the ledger that is there, does something with it, and lets go of it. */
export const withLedger = async <A>(
  command: Command,
  readOnly: boolean,
  work: (ledger: Ledger, options: GlobalOptions) => Promise<A>,
  file?: string,
): Promise<A> => {
  const options: GlobalOptions = command.optsWithGlobals();
  const { durability } = options;
  const place = file === undefined ? placeOf(options) : { sqlite: fileOf({ db: file }) };
  const opening = openLedger({ ...place, create: false, readOnly, ...given({ durability }) });
  const ledger = await opening.catch((error: unknown) => {
    throw readOnly ? whileReading(error) : error;
  });
  try {
    if (readOnly) await tellMoved(ledger);
    return await work(ledger, options);
  } finally {
    await ledger.close();
  }
};
