import type { Span } from '../../audit/observation';

const written =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:(Z)|([+-])(\d\d):?(\d\d))$/i;

const MINUTE = 60_000;

/** What a log has to write for a time. */
export const TIME = 'a time like 2026-01-31T10:00:00Z with Z or an offset, or milliseconds since 1970';

/**
 * When something happened, as exactly as it is written: a minute, a second, a tenth of one down to a millisecond; whole
 * milliseconds since 1970 for a number. Undefined where it is no time: one without a zone may be any of many.
 */
export const spanOf = (time: unknown): Span | undefined => {
  if (typeof time === 'number') return Number.isSafeInteger(time) ? { from: time, to: time + 1 } : undefined;
  const found = typeof time === 'string' ? written.exec(time) : null;
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = '', zulu, sign, hours, minutes] = found;
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const midnight = new Date(Date.UTC(y, mo - 1, d));
  if (midnight.getUTCMonth() !== mo - 1 || midnight.getUTCDate() !== d || y < 100) return undefined;
  const ahead = zulu === undefined ? Number(hours) * 60 + Number(minutes) : 0;
  if (h > 23 || mi > 59 || s > 59 || Number(minutes ?? 0) > 59 || ahead > 24 * 60) return undefined;
  const digits = fraction.slice(0, 3);
  const from =
    midnight.getTime() +
    (h * 60 + mi - (sign === '-' ? -ahead : ahead)) * MINUTE +
    s * 1_000 +
    Number(digits.padEnd(3, '0'));
  const exact = found[6] === undefined ? MINUTE : 10 ** (3 - digits.length);
  return { from, to: from + exact };
};
