import type { Needs } from '../../commands/needs';
import type { TaskRow } from '../../projections/task-row';

/** Tasks that wait for one parent, where some are completed and others ask for what is ready: they may be given out in this very batch. */
export const soonReady = (
  { children, ready }: Required<Needs>,
  rows: Iterable<TaskRow>,
): ReadonlyArray<string> => {
  const most = ready.reduce((sum, { limit }) => sum + limit, 0);
  if (children.length === 0 || most === 0) return [];
  const waiting = [...rows].filter(({ status, open_parents: open }) => status === 'todo' && open === 1);
  return waiting.slice(0, most).map(({ id }) => id);
};
