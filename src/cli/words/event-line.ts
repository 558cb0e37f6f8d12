import type { Json } from '../../events/json';
import type { Recorded } from '../../events/recorded';
import { timeInWords } from '../../events/time-in-words';
import { cut } from './visible';

const DETAIL = 100;
const NUMBERS = 5;

/** The fields of an event's data that are moments. */
const moments = ['leaseUntil', 'lastHeartbeatAt', 'runAt'];

const list = (values: ReadonlyArray<Json>): string =>
  values.length > 0 && values.length <= NUMBERS && values.every((value) => typeof value === 'number')
    ? values.join(' ')
    : String(values.length);

/** A field of an event in a few words: a reason by its tag, a moment as a time, a list by its length. */
const brief = (key: string, value: Json): string => {
  if (Array.isArray(value)) return list(value);
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && moments.includes(key)) return timeInWords(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return '_tag' in value && typeof value._tag === 'string' ? value._tag : JSON.stringify(value);
};

const detail = (fields: object): ReadonlyArray<string> =>
  Object.entries(fields as Readonly<Record<string, Json>>)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key} ${brief(key, value)}`);

const factsOf = ({ data }: Recorded['event']): string => cut(detail(data).join(', '), DETAIL);

/** What people wrote, or that it was erased: where, and, where `erasure` is that event, when and by whom. */
const saidIn = ({ content, erased }: Recorded, erasure: Recorded | undefined): string => {
  if (content !== null) {
    const said = JSON.parse(content.content) as Json;
    const fields = typeof said === 'object' && said !== null ? detail(said) : [];
    return fields.length === 0 ? '' : cut(fields.join(', '), DETAIL);
  }
  if (erased === null) return '';
  if (erasure === undefined) return `erased at position ${erased}`;
  const { createdAt, actor } = erasure.stored;
  return `erased at ${timeInWords(createdAt)} by ${cut(actor, 24)}, position ${erased}`;
};

/** An event for people, in one line; `erasure` is the event that took its content away, where that is at hand. */
export const eventLine = (recorded: Recorded, erasure?: Recorded): string => {
  const { stored, event } = recorded;
  const { position, createdAt, taskId, status, actor, causation } = stored;
  const because = causation === null ? '' : ` ← ${causation}`;
  const told = [`by ${cut(actor, 24)}${because}`, factsOf(event), saidIn(recorded, erasure)];
  const words = [
    String(position).padStart(6),
    timeInWords(createdAt),
    event.kind.padEnd(22),
    cut(taskId ?? '-', 40).padEnd(12),
    (status ?? '-').padEnd(9),
    told.filter((one) => one !== '').join(' · '),
  ];
  return words.join('  ');
};
