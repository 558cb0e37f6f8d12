const form = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** What {@link parseTime} takes, in words. */
export const isoTime = 'an ISO 8601 time with its zone, like 2027-01-31T09:30Z';

/** The milliseconds since 1970 of an ISO 8601 time with its zone; a day that its month does not have is no time. */
export const parseTime = (text: string): number | undefined => {
  const [whole, year, month, day] = form.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const ms = Date.parse(text);
  return Number.isNaN(ms) || date.getUTCDate() !== Number(day) ? undefined : ms;
};
