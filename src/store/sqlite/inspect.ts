import { dirname } from 'node:path';
import { StoreFailure } from '../../commands/store-failure';
import { mustBeKnown, mustBeWhole } from '../must-be-known';
import { APPLICATION_ID } from './application-id';
import { Connection } from './connection';
import { isCannotOpen } from './faults';
import { canWrite } from './locate';
import { openForReading } from './open-for-reading';
import type { SettledOptions } from './options';
import { readHead } from './read-board';
import { retrying } from './retrying';

/** Refuses a file that is no ledger, or one of a newer format, before anything is written. */
export const mustBeLedger = async (
  file: string,
  { migrations, patienceMs, genesis }: Pick<SettledOptions, 'migrations' | 'patienceMs' | 'genesis'>,
): Promise<void> => {
  const look = (connection: Connection): void => {
    const found = connection.raw.pragma('application_id', { simple: true });
    if (found !== APPLICATION_ID) {
      throw new StoreFailure({
        _tag: 'NotALedger',
        path: file,
        detail: 'it is a SQLite file of something else',
      });
    }
    const head = readHead(connection);
    mustBeKnown(head, migrations.format);
    mustBeWhole(head, file, genesis);
  };
  try {
    const connection = new Connection(openForReading(file));
    try {
      await retrying(patienceMs, () => look(connection));
    } finally {
      connection.close();
    }
  } catch (error) {
    if (isCannotOpen(error) && !canWrite(dirname(file))) {
      throw new StoreFailure({ _tag: 'ReadOnly', path: file });
    }
    throw error;
  }
};
