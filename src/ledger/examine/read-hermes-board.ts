import type { EventRow, HermesBoard, LinkRow, TaskRow } from '../../import/hermes/rows';
import { EvidenceError } from '../../store/evidence-fault';
import type { Evidence, SqliteValue } from '../../store/sqlite/evidence/evidence';
import { rowsByName } from '../../store/sqlite/evidence/rows-by-name';
import type { RowValues } from '../../store/sqlite/evidence/rows-by-name';

/** The tables that every board of the Hermes kernel has. */
export const hermesTables = ['tasks', 'task_links', 'task_events'] as const;

const events = {
  needed: ['id', 'task_id', 'kind'],
  wanted: ['payload', 'created_at'],
  order: ['id'],
};

const tasks = { needed: ['id', 'status'], wanted: ['completed_at'], order: ['id'] };

const links = {
  needed: ['parent_id', 'child_id'],
  wanted: [],
  order: ['parent_id', 'child_id'],
};

/** Ids and words are opaque: whatever type SQLite gave them, they are told as text. */
const textOrNull = (value: SqliteValue | undefined): string | null => {
  if (value === null || value === undefined) return null;
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value);
};

const text = (value: SqliteValue | undefined): string => textOrNull(value) ?? '';

const secondsOrNull = (value: SqliteValue | undefined): number | null => {
  const seconds = typeof value === 'bigint' ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) ? Math.floor(seconds) : null;
};

const eventOf = ({ id, task_id, kind, payload, created_at }: RowValues): EventRow => ({
  id: Number(id),
  taskId: textOrNull(task_id),
  kind: text(kind),
  payload: textOrNull(payload),
  createdAt: secondsOrNull(created_at),
});

const taskOf = ({ id, status, completed_at }: RowValues): TaskRow => ({
  id: text(id),
  status: textOrNull(status),
  completedAt: secondsOrNull(completed_at),
});

const linkOf = ({ parent_id, child_id }: RowValues): LinkRow => ({
  parentId: text(parent_id),
  childId: text(child_id),
});

/** Reads a board of the Hermes kernel; what lacks the tables of one is refused, with their names. */
export const readHermesBoard = (evidence: Evidence): HermesBoard => {
  const missing = hermesTables.filter((table) => !evidence.tables.includes(table));
  if (missing.length > 0) throw new EvidenceError({ _tag: 'UnknownBoard', path: evidence.path, missing });
  return {
    events: Array.from(rowsByName(evidence, 'task_events', events), eventOf),
    tasks: Array.from(rowsByName(evidence, 'tasks', tasks), taskOf),
    links: Array.from(rowsByName(evidence, 'task_links', links), linkOf),
    sequence: evidence.sequence('task_events'),
  };
};
