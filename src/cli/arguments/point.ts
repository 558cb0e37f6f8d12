import { Argument } from 'commander';
import type { Option } from 'commander';
import type { LogPoint } from '../../ledger/input-types';
import { isoTime, parseTime } from '../../ledger/iso-time';
import { typed } from './typed-option';
import { UsageFault } from './usage-fault';

const point = (name: string, text: string): LogPoint => {
  if (/^\d{1,16}$/.test(text)) return { position: Number(text) };
  if (parseTime(text) !== undefined) return { time: text };
  throw new UsageFault(name, `a position of the log, or ${isoTime}`, text);
};

/** The option that has a board of the past read instead of today's; its value is a {@link LogPoint}. */
export const asOfOption = (): Option =>
  typed(
    '--as-of <point>',
    'as it was after a position of the log, or at a time: 1207, 2027-01-31T09:30Z',
    point,
  );

/** An argument that is a point of the log. */
export const pointArgument = (flags: string, description: string): Argument => {
  const argument = new Argument(flags, description);
  return argument.argParser((text: string) => point(argument.name().toUpperCase(), text));
};
