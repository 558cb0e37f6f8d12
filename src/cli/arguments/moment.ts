import type { Option } from 'commander';
import { typed } from './typed-option';
import { UsageFault } from './usage-fault';

const form = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** The milliseconds since 1970 of an ISO 8601 time with its zone; a day that its month does not have is no time. */
const parseTime = (text: string): number | undefined => {
  const [whole, year, month, day] = form.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const ms = Date.parse(text);
  return Number.isNaN(ms) || date.getUTCDate() !== Number(day) ? undefined : ms;
};

/** An option that takes a moment; its value is in milliseconds since 1970. */
export const momentOption = (flags: string, description: string): Option =>
  typed(flags, description, (name, text) => {
    const ms = parseTime(text);
    if (ms !== undefined) return ms;
    throw new UsageFault(name, 'an ISO 8601 time with its zone, like 2027-01-31T09:30Z', text);
  });

/** The moment that two options say, one of which may be given: a time, or a duration from now on. */
export const momentOf = (at: number | undefined, later: number | undefined): number | undefined =>
  at ?? (later === undefined ? undefined : Date.now() + later);
