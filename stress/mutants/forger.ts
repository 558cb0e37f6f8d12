import { recordEvent } from '../../src/commands/record-event';
import type { NewEvent } from '../../src/commands/new-event';
import { canonicalJson } from '../../src/events/canonical-json';
import { newId } from '../../src/events/ids';
import type { Json } from '../../src/events/json';
import { leafHash } from '../../src/events/leaf-hash';
import { sha256 } from '../../src/events/sha256';
import type { StoredEvent, StoredRow } from '../../src/events/stored-event';

/** A log as rows. */
export interface Log {
  readonly ledgerId: string;
  readonly log: ReadonlyArray<StoredRow>;
}

/** A row with another envelope, and the hash that belongs to it: who can change a row can hash it again. */
export const forged = ({ ledgerId }: Log, row: StoredRow, change: Partial<StoredEvent>): StoredRow => {
  const stored = { ...row.stored, ...change };
  return { ...row, stored: { ...stored, leafHash: leafHash(ledgerId, stored) } };
};

/** The rows with another in the place of that at a position. */
export const replaced = ({ log }: Log, position: number, row: StoredRow): ReadonlyArray<StoredRow> =>
  log.map((one) => (one.stored.position === position ? row : one));

/** Fields of data, at whatever depth, that name positions. */
const naming: ReadonlySet<string> = new Set(['position', 'waived', 'failures', 'positions']);

const moved = (value: Json, move: (position: number) => number, named = false): Json => {
  if (typeof value === 'number') return named ? move(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: Json) => moved(one, move, named));
  const fields = Object.entries(value as Readonly<Record<string, Json>>);
  return Object.fromEntries(fields.map(([key, one]) => [key, moved(one, move, naming.has(key))]));
};

/** Moves events to other positions, and with them whatever names their positions: causes, writers, evidence, erasures. */
const renumbered = (whole: Log, move: (position: number) => number): ReadonlyArray<StoredRow> =>
  whole.log.map((row) => {
    const { position, causation, writer, data } = row.stored;
    const elsewhere = {
      position: move(position),
      causation: causation === null ? null : move(causation),
      writer: move(writer),
      data: canonicalJson(moved(JSON.parse(data) as Json, move)),
    };
    return forged(whole, { ...row, erased: row.erased === null ? null : move(row.erased) }, elsewhere);
  });

/** The log with an event taken out and the gap closed, as if no event had been there; versions stay as they were. */
export const closed = ({ ledgerId, log }: Log, out: number): ReadonlyArray<StoredRow> =>
  renumbered({ ledgerId, log: log.filter(({ stored }) => stored.position !== out) }, (position) =>
    position <= out ? position : position - 1,
  );

/** The log with the events of a task from a position on under versions that are higher by so much. */
export const reversioned = (
  whole: Log,
  { taskId, from, by }: { readonly taskId: string | null; readonly from: number; readonly by: number },
): ReadonlyArray<StoredRow> =>
  whole.log.map((row) => {
    const { version, position } = row.stored;
    const hit = taskId !== null && row.stored.taskId === taskId && position >= from && version !== null;
    return hit ? forged(whole, row, { version: version + by }) : row;
  });

/** Ids of a command that nobody asked for. */
const madeUpCommand = (): Pick<StoredEvent, 'commandId' | 'requestHash'> => {
  const commandId = newId();
  return { commandId, requestHash: sha256(commandId) };
};

/**
 * The log with an event more, as a command of its own, at a position between two commands; everything after it is moved,
 * hashed again and consistent. That there is something more shows only in what the event says.
 */
export const inserted = (whole: Log, at: number, event: NewEvent): ReadonlyArray<StoredRow> => {
  const { log, ledgerId } = whole;
  const { taskId, status, content } = event;
  const { writer, createdAt } = log[at - 2]!.stored;
  const earlier = log.filter(({ stored }) => stored.taskId === taskId && stored.position < at);
  const more = recordEvent(event, {
    ledgerId,
    position: at,
    taskId,
    version: taskId === null ? null : earlier.length + 1,
    status,
    content,
    actor: 'eve',
    writer,
    createdAt,
    causation: null,
    correlation: null,
    ...madeUpCommand(),
  });
  const parted = renumbered(whole, (position) => (position < at ? position : position + 1));
  const rest = reversioned({ ledgerId, log: parted }, { taskId, from: at + 1, by: 1 });
  return [...rest.slice(0, at - 1), more, ...rest.slice(at - 1)];
};
