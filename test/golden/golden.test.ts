import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { audit } from '../../src/audit/audit';
import { Pending } from '../../src/commands/pending';
import { catalogue } from '../../src/events/catalogue';
import { contentHash } from '../../src/events/content';
import { leafHash } from '../../src/events/leaf-hash';
import type { StoredRow } from '../../src/events/stored-event';
import { auditStore } from '../../src/ledger/audit-store';
import { orFault } from '../../src/ledger/errors';
import { openStore, readOpening } from '../../src/ledger/opening';
import { verify } from '../../src/ledger/verify';
import { Board } from '../../src/projections/board';
import { emptyEnds } from './empty-ends';
import {
  SUMS,
  folder,
  goldenFiles,
  nameOf,
  recordedOf,
  rowsOf,
  sha256Of,
  textOf,
  viewsOf,
} from './golden-logs';

/** Every kind with every version that was ever written. */
const shapes = Object.entries(catalogue).flatMap(([kind, { current }]) =>
  Array.from({ length: current }, (_, i) => [nameOf(kind, i + 1), kind, i + 1] as const),
);

const logs = goldenFiles()
  .filter((file) => file.endsWith('.jsonl'))
  .map((file) => file.replace(/\.jsonl$/, ''));

const ledgerIdOf = (rows: ReadonlyArray<StoredRow>): string =>
  (JSON.parse(rows[0]!.stored.data) as { readonly ledgerId: string }).ledgerId;

describe('the golden logs', () => {
  it.each(shapes)('have one of %s', (name, kind, version) => {
    expect(existsSync(join(folder, `${name}.jsonl`))).toBe(true);
    const found = rowsOf(name).filter(({ stored }) => stored.kind === kind);
    expect(found.map(({ stored }) => stored.kindVersion)).toContain(version);
  });

  it('are never edited: every file has the hash it was written with, and none is gone', () => {
    const listed = textOf(SUMS).trimEnd().split('\n');
    expect(
      goldenFiles()
        .map((file) => `${sha256Of(file)}  ${file}`)
        .sort(),
    ).toEqual([...listed].sort());
    expect(logs.length).toBeGreaterThanOrEqual(shapes.length);
  });
});

describe.each(logs)('the golden log %s', (name) => {
  const rows = rowsOf(name);

  it('has the hashes that its events have', () => {
    const contents = rows.filter(({ erased }) => erased === null);
    expect(rows.map(({ stored }) => leafHash(ledgerIdOf(rows), stored))).toEqual(
      rows.map(({ stored }) => stored.leafHash),
    );
    expect(contents.map(({ content }) => (content === null ? null : contentHash(content)))).toEqual(
      contents.map(({ stored }) => stored.contentHash),
    );
  });

  it('is read to the views that it was read to when it was written', () => {
    const views = JSON.parse(textOf(`${name}.views.json`)) as object;
    expect(JSON.parse(JSON.stringify(viewsOf(recordedOf(rows))))).toMatchObject(views);
  });

  it('is audited without an error', () => {
    const { valid, findings } = audit(rows, { contentsAtHand: true, headPosition: rows.length });
    expect([valid, findings.filter(({ severity }) => severity === 'E')]).toEqual([true, []]);
  });

  it.each(emptyEnds)('is stored as it is in %s, verified and audited there', async (_store, emptyEnd) => {
    const end = emptyEnd();
    const opened = { ledgerId: ledgerIdOf(rows), satisfiedBy: ['done'] as const, format: 1 };
    const genesis = {
      opened: { ...opened, satisfiedBy: [...opened.satisfiedBy] },
      state: 'copying',
      events: [],
    } as const;
    const { store } = await orFault(openStore(readOpening('golden', end.place), genesis));
    try {
      const pending = new Pending();
      const board = new Board(pending);
      for (const recorded of recordedOf(rows)) {
        board.apply(recorded);
        pending.event(recorded);
      }
      const gone = rows.flatMap(({ stored: { position }, erased }) =>
        erased === null ? [] : [{ position, erased }],
      );
      await orFault(
        store.write(async (transaction) => {
          await transaction.append(pending.changes(board));
          await transaction.bury(gone);
        }),
      );
      const verified = await orFault(verify(store, () => undefined));
      expect(verified).toMatchObject({ valid: true, events: rows.length });
      const { valid, decisions } = await orFault(auditStore(store, { replayDecisions: true }));
      expect([valid, decisions?.different]).toEqual([true, []]);
    } finally {
      await store.close();
      await end.remove();
    }
  });
});
