import type { Severity } from '../../audit/finding';
import type { Span } from '../../audit/observation';
import type { Verdict } from '../../audit/report';

const grouped = new Intl.NumberFormat('en-US');

/** A number as people read it: `12,345`. */
export const number = (value: number): string => grouped.format(value);

/** A number of things: `1 claim`, `2,000 claims`. */
export const counted = (value: number, thing: string): string =>
  `${number(value)} ${thing}${value === 1 ? '' : 's'}`;

/** A moment, in milliseconds since 1970, as people read it; what no calendar holds stays a number. */
export const moment = (milliseconds: number): string => {
  const time = new Date(milliseconds);
  if (Number.isNaN(time.getTime())) return `${milliseconds} ms`;
  return time.toISOString().replace('T', ' ').replace('Z', ' UTC');
};

/** When something happened, no finer than the log tells; an em dash where it does not tell. */
export const spanInWords = (span: Span | null): string => {
  if (span === null) return '—';
  const from = moment(span.from);
  return span.to - span.from < 1000 ? from : from.replace('.000 UTC', ' UTC');
};

/** From when to when a log goes, no finer than it tells. */
export const ends = ({ from, to }: Span): readonly [first: string, last: string] => {
  const wholeSeconds = from % 1000 === 0 && to % 1000 === 0;
  const last = wholeSeconds ? { from: to - 1000, to } : { from: to - 1, to };
  return [spanInWords({ from, to: wholeSeconds ? from + 1000 : from + 1 }), spanInWords(last)];
};

/** The time of day alone: `12:30:07.250`, or `12:30:07` of a log that knows whole seconds. */
export const timeOfDay = (span: Span): string => spanInWords(span).replace(/^\S+ | UTC$/g, '');

/** The day alone. */
export const day = (milliseconds: number): string => moment(milliseconds).split(' ')[0] ?? '';

const units: ReadonlyArray<readonly [unit: string, milliseconds: number]> = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
];

/** How long something took, in its two largest units: `2 h 5 min`, `250 ms`. */
export const duration = (milliseconds: number): string => {
  const parts: string[] = [];
  let rest = Math.abs(milliseconds);
  for (const [unit, size] of units) {
    const whole = Math.floor(rest / size);
    if (whole > 0 && parts.length < 2) parts.push(`${number(whole)} ${unit}`);
    rest -= whole * size;
  }
  return parts.length === 0 ? `${Math.round(rest)} ms` : parts.join(' ');
};

/** A size in bytes, exact, and about how much that is. */
export const bytes = (size: number): string => {
  const exact = counted(size, 'byte');
  if (size < 1024) return exact;
  const [about, unit] = size < 1024 ** 2 ? [size / 1024, 'KiB'] : [size / 1024 ** 2, 'MiB'];
  return `${exact} (${about.toFixed(1)} ${unit})`;
};

export const severities: { readonly [S in Severity]: string } = {
  E: 'error',
  O: 'open question',
  W: 'warning',
  N: 'note',
};

/** Severities from the gravest on. */
export const gravest: ReadonlyArray<Severity> = ['E', 'O', 'W', 'N'];

export const verdicts: ReadonlyArray<Verdict> = ['violated', 'indeterminate', 'satisfied'];
