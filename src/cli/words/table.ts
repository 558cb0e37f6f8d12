import Table from 'cli-table3';
import { visible } from './visible';

/** A text of a table, and its colour where it has one. */
export type Cell = string | { readonly text: string; readonly colour: (text: string) => string };

const shown = (cell: Cell): string =>
  typeof cell === 'string' ? visible(cell) : cell.colour(visible(cell.text));

const noBorders = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** Rows under their headings, for people; what is written in a cell cannot act on the terminal. */
export const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<Cell>>): string => {
  const drawn = new Table({
    head: [...head],
    chars: noBorders,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of rows) drawn.push(row.map(shown));
  return `${drawn.toString().replace(/ +$/gm, '')}\n`;
};
