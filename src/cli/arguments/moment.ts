import type { Option } from 'commander';
import { isoTime, parseTime } from '../../ledger/iso-time';
import { typed } from './typed-option';
import { UsageFault } from './usage-fault';

/** An option that takes a moment; its value is in milliseconds since 1970. */
export const momentOption = (flags: string, description: string): Option =>
  typed(flags, description, (name, text) => {
    const ms = parseTime(text);
    if (ms !== undefined) return ms;
    throw new UsageFault(name, isoTime, text);
  });

/** The moment that two options say, one of which may be given: a time, or a duration from now on. */
export const momentOf = (at: number | undefined, later: number | undefined): number | undefined =>
  at ?? (later === undefined ? undefined : Date.now() + later);
