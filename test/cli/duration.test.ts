import { durationOption, parseDuration } from '../../src/cli/arguments/duration';
import { momentOption } from '../../src/cli/arguments/moment';

describe('a duration', () => {
  it.each([
    ['500ms', 500],
    ['90s', 90_000],
    ['15m', 900_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['0s', 0],
  ])('is %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '15', 'm', '1.5h', '-1s', '1w', '1 h', '1h30m', '15M', '1e3s', '1ſ', '1234567890123s'])(
    'is not %j',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  it('is of a size that a ledger takes', () => {
    const { parseArg } = durationOption('--lease <duration>', 'how long');
    const expected = /^--lease: expected a duration like 500ms, 90s, 15m, 2h or 1d, from 1ms to 366d, got /;
    expect(parseArg?.('366d', undefined)).toBe(366 * 86_400_000);
    expect(() => parseArg?.('367d', undefined)).toThrow(expected);
    expect(() => parseArg?.('0s', undefined)).toThrow(expected);
  });
});

describe('a moment', () => {
  const { parseArg } = momentOption('--at <time>', 'when');

  it.each([
    ['2027-01-31T09:30Z', Date.UTC(2027, 0, 31, 9, 30)],
    ['2027-01-31T09:30:15.25+01:00', Date.UTC(2027, 0, 31, 8, 30, 15, 250)],
    ['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
  ])('is %s', (text, ms) => {
    expect(parseArg?.(text, undefined)).toBe(ms);
  });

  it.each([
    'tomorrow',
    '2027-01-31',
    '2027-01-31T09:30',
    '2027-02-29T09:30Z',
    '2027-02-30T09:30Z',
    '2027-13-01T09:30Z',
    '2027-01-31T25:00Z',
    '2027-01-31 09:30Z',
  ])('is not %s', (text) => {
    expect(() => parseArg?.(text, undefined)).toThrow(
      '--at: expected an ISO 8601 time with its zone, like 2027-01-31T09:30Z, got',
    );
  });
});
