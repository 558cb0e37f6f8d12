import type { Command } from 'commander';
import { openLedger } from '../ledger/open-ledger';
import type { Ledger } from '../ledger/ledger';
import { given } from './arguments/given';
import { whileReading } from './reading-fault';
import { UsageFault } from './arguments/usage-fault';

/** The options that every command takes. */
export interface GlobalOptions {
  readonly db?: string;
  readonly json?: boolean;
  readonly durability?: 'full' | 'normal';
}

/** Where the ledger lies: `--db`, else `$TASKLEDGER_DB`, else `taskledger.db` in this folder. */
export const fileOf = ({ db }: GlobalOptions): string => {
  const path = db ?? (process.env['TASKLEDGER_DB'] || './taskledger.db');
  if (path === '' || path === ':memory:') throw new UsageFault('--db', 'the path of a file', path);
  return path;
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
  const sqlite = fileOf(file === undefined ? options : { db: file });
  const opening = openLedger({ sqlite, create: false, readOnly, ...given({ durability }) });
  const ledger = await opening.catch((error: unknown) => {
    throw readOnly ? whileReading(error) : error;
  });
  try {
    return await work(ledger, options);
  } finally {
    await ledger.close();
  }
};
