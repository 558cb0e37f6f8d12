import type { Drift, Row } from '../../projections/drift';
import { visible } from '../words/visible';

const field = (row: Row, name: string): string => visible(JSON.stringify(row[name] ?? null));

const difference = ({ stored, rebuilt, fields }: Drift): string => {
  if (stored === null) return 'the row is missing';
  if (rebuilt === null) return 'the row should not be there';
  return fields
    .map((name) => `${name} is ${field(stored, name)}, the log says ${field(rebuilt, name)}`)
    .join('; ');
};

/** A row that is not what the log adds up to, in one line. */
export const driftInWords = (drift: Drift): string => {
  const key = drift.key.map(visible).join(' → ');
  const behind = drift.events.length === 0 ? '' : ` · events ${drift.events.join(', ')}`;
  return `${drift.view} ${key}: ${difference(drift)}${behind}`;
};
