import CliTable from 'cli-table3';
import { passes } from './scenario';
import type { Bar, Cell, Measured, Table } from './scenario';

const number = (value: number): string =>
  value >= 100
    ? Math.round(value).toLocaleString('en')
    : value.toLocaleString('en', { maximumSignificantDigits: 3 });

const cell = (value: Cell): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return number(value);
  return `${number(value.median)} (${number(value.low)}–${number(value.high)})`;
};

const tableOf = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string => {
  const table = new CliTable({ head: [...head], style: { head: [], border: [], compact: true } });
  for (const row of rows) table.push([...row]);
  return table.toString();
};

const barRow = (bar: Bar): ReadonlyArray<string> => {
  const wanted =
    bar.atLeast === undefined ? `below ${number(bar.below ?? 0)}` : `at least ${number(bar.atLeast)}`;
  return [bar.what, wanted, number(bar.measured), passes(bar) ? 'pass' : 'FAIL'];
};

/** A table as text. */
export const printed = ({ title, columns, rows }: Table): string =>
  `${title}\n${tableOf(
    columns,
    rows.map((row) => row.map(cell)),
  )}\n`;

/** What a scenario found, as text: its tables, then its bars. */
export const printedAll = ({ tables, bars }: Measured): string => {
  const parts = tables.map(printed);
  if (bars.length > 0) parts.push(`${tableOf(['bar', 'wanted', 'measured', ''], bars.map(barRow))}\n`);
  return parts.join('\n');
};
