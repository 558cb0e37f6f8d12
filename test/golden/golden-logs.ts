import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isLeft } from 'fp-ts/Either';
import { byBytes } from '../../src/events/by-bytes';
import { readEvent } from '../../src/events/read-event';
import type { Recorded } from '../../src/events/recorded';
import type { StoredRow } from '../../src/events/stored-event';
import { Board } from '../../src/projections/board';
import { viewOf } from '../../src/projections/view-of';
import { viewNames } from '../../src/projections/view-rows';

/** Where the golden logs lie. */
export const folder = __dirname;

/** The list of their hashes. */
export const SUMS = 'SHA256SUMS';

/** What a log has to be read to: the policy, and the rows of every view in the order of their keys. */
export type Views = Readonly<Record<string, unknown>>;

/** The name of the golden log of a kind at a version, without its endings. */
export const nameOf = (kind: string, version: number): string => `${kind}@${version}`;

export const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');

export const sha256Of = (file: string): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, file)))
    .digest('hex');

/** The files that are never edited. */
export const goldenFiles = (): ReadonlyArray<string> =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl') || file.endsWith('.json'))
    .sort(byBytes);

/** The rows of a golden log, as they were stored. */
export const rowsOf = (name: string): ReadonlyArray<StoredRow> =>
  textOf(`${name}.jsonl`)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as StoredRow);

/** The rows as this version reads them. */
export const recordedOf = (rows: ReadonlyArray<StoredRow>): ReadonlyArray<Recorded> =>
  rows.map((row) => {
    const event = readEvent(row.stored);
    if (isLeft(event)) throw new Error(`position ${row.stored.position}: ${JSON.stringify(event.left)}`);
    return { ...row, event: event.right };
  });

/** What a log adds up to in this version. */
export const viewsOf = (log: ReadonlyArray<Recorded>): Views => {
  const board = new Board();
  for (const recorded of log) board.apply(recorded);
  const views: Record<string, unknown> = {
    ledgerId: board.ledgerId,
    position: board.position,
    satisfiedBy: board.satisfiedBy,
  };
  for (const name of viewNames) {
    const { keys, row } = viewOf[name];
    const ordered = [...keys(board)].sort((a, b) => byBytes(a.join('\0'), b.join('\0')));
    views[name] = ordered.map((key) => row(board, key));
  }
  return views;
};
