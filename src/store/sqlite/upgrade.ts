import type { Schema } from '../schema';
import { statement } from '../statement';
import type { Connection } from './connection';
import { mustBeKnown } from '../must-be-known';
import { migrate } from './migrate';
import type { Migrations } from './migrate';
import { readHead } from './read-board';
import { retrying } from './retrying';

const setFormat = statement<Pick<Schema['head'], 'format'>, unknown>((db, $) =>
  db.updateTable('head').set({ format: $.format }),
);

/** Brings an older ledger to the format of `migrations`, whole or not at all; of several that try at once, one does it. */
export const upgrade = async (
  connection: Connection,
  { format, steps }: Migrations,
  patienceMs: number,
): Promise<void> => {
  const { raw } = connection;
  const found = await retrying(patienceMs, () => readHead(connection));
  if (found.format >= format) return;
  await retrying(patienceMs, () => raw.exec('BEGIN IMMEDIATE'));
  try {
    const head = readHead(connection);
    mustBeKnown(head, format);
    if (head.format < format) {
      await migrate(raw, steps);
      connection.run(setFormat, { format });
    }
    raw.exec('COMMIT');
  } catch (error) {
    if (raw.inTransaction) raw.exec('ROLLBACK');
    throw error;
  }
};
