import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { genesis } from '../../src/commands/genesis';
import type { Command } from '../../src/commands/command';
import { canonicalJson } from '../../src/events/canonical-json';
import { catalogue, isEventKind } from '../../src/events/catalogue';
import type { EventKind } from '../../src/events/catalogue';
import { leafHash } from '../../src/events/leaf-hash';
import { sha256 } from '../../src/events/sha256';
import type { Json } from '../../src/events/json';
import type { Recorded } from '../../src/events/recorded';
import type { StoredRow } from '../../src/events/stored-event';
import { PureLedger } from '../commands/pure-ledger';
import type { Past } from '../commands/given';
import { SUMS, folder, nameOf, recordedOf, sha256Of, viewsOf } from './golden-logs';
import { histories } from './histories';

/** 2026-01-01T00:00:00Z */
const START = 1_767_225_600_000;

const identity = { version: '0.1.0', host: 'golden', pid: 1, node: 'v20.12.0' };

const happen = (ledger: PureLedger, one: Past): ReadonlyArray<Recorded> => {
  if ('_tag' in one) return ledger.ask(one).events;
  if (!('ms' in one)) return ledger.append([one]);
  ledger.now += one.ms;
  return [];
};

const asStored = (row: StoredRow, ledgerId: string, command: Command | null, name: string): StoredRow => {
  const commandId = command === null ? null : name;
  const requestHash =
    command === null ? null : sha256(canonicalJson(JSON.parse(JSON.stringify(command)) as Json));
  const stored = { ...row.stored, commandId, requestHash };
  return { stored: { ...stored, leafHash: leafHash(ledgerId, stored) }, content: row.content, erased: null };
};

/** The rows of a log in which this happened, what it erased gone. */
const logOf = (kind: EventKind): ReadonlyArray<StoredRow> => {
  const ledgerId = `golden ${kind}`;
  const opened = { ledgerId, satisfiedBy: ['done'], format: 1 } as const;
  const rows: StoredRow[] = genesis(
    { ...opened, satisfiedBy: [...opened.satisfiedBy] },
    identity,
    'golden',
    START,
  ).events.map(({ stored, content }) => ({ stored, content, erased: null }));
  const ledger = new PureLedger();
  ledger.now = START;
  histories[kind].forEach((one, i) => {
    ledger.now += 1;
    const command = '_tag' in one ? one : null;
    for (const row of happen(ledger, one)) rows.push(asStored(row, ledgerId, command, `command ${i + 1}`));
  });
  const erasures = new Map<number, number>();
  for (const { stored, event } of ledger.log) {
    if (event.kind !== 'content_erased') continue;
    for (const position of event.data.positions) erasures.set(position, stored.position);
  }
  return rows.map((row) => {
    const erased = erasures.get(row.stored.position);
    return erased === undefined ? row : { ...row, content: null, erased };
  });
};

/** Writes a file that is not there yet, and its hash into the list. */
const write = (file: string, text: string): void => {
  writeFileSync(join(folder, file), text, { flag: 'wx' });
  appendFileSync(join(folder, SUMS), `${sha256Of(file)}  ${file}\n`);
  process.stdout.write(`wrote ${file}\n`);
};

for (const kind of Object.keys(histories)) {
  if (!isEventKind(kind)) continue;
  const version = catalogue[kind].current;
  const name = nameOf(kind, version);
  if (existsSync(join(folder, `${name}.jsonl`))) continue;
  const rows = logOf(kind);
  if (!rows.some(({ stored }) => stored.kind === kind && stored.kindVersion === version)) {
    throw new Error(`the history of ${kind} has no ${name}`);
  }
  write(`${name}.jsonl`, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  write(`${name}.views.json`, `${JSON.stringify(viewsOf(recordedOf(rows)), null, 2)}\n`);
}
