import type { Option } from 'commander';
import { limits } from '../../events/limits';
import { typed } from './typed-option';
import { UsageFault } from './usage-fault';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The milliseconds of a duration as it is typed, a whole number and its unit: `500ms`, `90s`, `15m`, `2h`, `1d`. */
export const parseDuration = (text: string): number | undefined => {
  const [, number, unit = ''] = /^(\d{1,12})([a-z]{1,2})$/.exec(text) ?? [];
  const ms = units[unit];
  return number === undefined || ms === undefined ? undefined : Number(number) * ms;
};

const read = (name: string, text: string, least: number, otherwise = ''): number => {
  const ms = parseDuration(text);
  if (ms !== undefined && ms >= least && ms <= limits.spanMs) return ms;
  const days = limits.spanMs / 86_400_000;
  const expected = `a duration like 500ms, 90s, 15m, 2h or 1d, from ${least}ms to ${days}d${otherwise}`;
  throw new UsageFault(name, expected, text);
};

/** An option that takes a duration; its value is a number of milliseconds, not below `least`. */
export const durationOption = (flags: string, description: string, least = 1): Option =>
  typed(flags, description, (name, text) => read(name, text, least));

/** The value of an option that can be `none`, in a box: commander turns the null of a parser into an empty text. */
export interface OrNone {
  readonly value: number | null;
}

/** An option that takes a duration, or `none`; its value is an {@link OrNone} of milliseconds. */
export const durationOrNoneOption = (flags: string, description: string): Option =>
  typed(flags, description, (name, text): OrNone => ({
    value: text === 'none' ? null : read(name, text, 1, ', or none'),
  }));

/** An option that takes a whole number from 1 on, or `none`; its value is an {@link OrNone}. */
export const wholeOrNoneOption = (flags: string, description: string): Option =>
  typed(flags, description, (name, text): OrNone => {
    if (text === 'none') return { value: null };
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= 1) return { value: number };
    throw new UsageFault(name, 'a whole number from 1 on, or none', text);
  });
