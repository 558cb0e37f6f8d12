import type { Json } from '../../events/json';
import type { Recorded } from '../../events/recorded';
import { timeInWords } from './time-in-words';
import { cut } from './visible';

const DETAIL = 100;

/** A field of an event's data in a few words: a reason by its tag, a list by its length. */
const brief = (value: Json): string => {
  if (Array.isArray(value)) return String(value.length);
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return '_tag' in value && typeof value._tag === 'string' ? value._tag : JSON.stringify(value);
};

const detail = (data: object): string =>
  Object.entries(data as Readonly<Record<string, Json>>)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key} ${brief(value)}`)
    .join(', ');

/** An event for people, in one line. */
export const eventLine = ({ stored, event }: Recorded): string => {
  const { position, createdAt, taskId, status, actor, causation } = stored;
  const because = causation === null ? '' : ` ← ${causation}`;
  const words = [
    String(position).padStart(6),
    timeInWords(createdAt),
    event.kind.padEnd(19),
    cut(taskId ?? '-', 40).padEnd(12),
    (status ?? '-').padEnd(9),
    `by ${cut(actor, 24)}${because} · ${cut(detail(event.data), DETAIL)}`,
  ];
  return words.join('  ');
};
