import type { DryRun } from '../../ledger/outcomes';
import { statusCell } from './status-cell';
import { table } from './table';
import type { Cell } from './table';

/** What a command would do, for people: a row for each event that it would append. */
export const dryRunInWords = ({ effects }: DryRun): string => {
  const rows = effects.map(({ id, kind, status }): ReadonlyArray<Cell> => [id, kind, statusCell(status)]);
  return `${table(['task', 'event', 'status then'], rows)}nothing was written`;
};
