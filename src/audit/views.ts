import type { Drift } from '../projections/drift';
import type { EventRef } from './evidence';
import type { FindingCode } from './finding';
import type { Findings } from './findings';

const codeOf = ({ stored, rebuilt }: Drift): FindingCode => {
  if (stored === null) return 'TL522';
  return rebuilt === null ? 'TL521' : 'TL520';
};

const argumentOf = ({ view, key, stored, rebuilt, fields }: Drift): string => {
  const row = `The row of ${view} for ${key.map((part) => JSON.stringify(part)).join(' → ')}`;
  if (stored === null) return `${row} is missing; the log adds up to ${JSON.stringify(rebuilt)}.`;
  if (rebuilt === null) return `${row} is ${JSON.stringify(stored)}; no event of the log makes such a row.`;
  const differences = fields.map(
    (field) =>
      `${field} is ${JSON.stringify(stored[field])}, and by the log ${JSON.stringify(rebuilt[field])}`,
  );
  return `${row} is not what the log adds up to: ${differences.join('; ')}.`;
};

const taskOf = ({ view, key }: Drift): string | null => {
  if (view === 'commands') return null;
  return key.at(-1) ?? null;
};

/** Tells rows of the views that are not what the log adds up to. A wrong view never changes a verdict. */
export const tellDrift = (
  drifted: ReadonlyArray<Drift>,
  events: ReadonlyMap<number, EventRef>,
  findings: Findings,
): void => {
  for (const drift of drifted) {
    const evidence = drift.events.map((position) => ({
      ...(events.get(position) ?? { position, id: null, kind: 'missing' }),
      role: 'event behind the row',
    }));
    findings.add(codeOf(drift), {
      taskId: taskOf(drift),
      position: drift.events.at(-1) ?? null,
      evidence,
      argument: argumentOf(drift),
    });
  }
};
