import type { TaskRow } from '../../projections/task-row';
import { taskColumns } from '../task-columns';
import { fieldsOf } from './composite';

/** The columns of `tasks` that hold text; all others hold numbers. */
const textColumns: ReadonlySet<string> = new Set([
  'id',
  'title',
  'assignee',
  'status',
  'claim_lock',
  'claim_from',
  'blocked_as',
  'failure_positions',
  'erased_by',
] satisfies ReadonlyArray<keyof TaskRow>);

const columns = taskColumns.map((name) => ({ name, isText: textColumns.has(name) }));

/** A row with nothing in it: a copy of it has all its columns at once, which is several times as fast as to add one after the other. */
const empty: Readonly<Record<string, unknown>> = Object.fromEntries(taskColumns.map((name) => [name, null]));

/** The row of `tasks` in its text. */
export const taskOfText = (text: string): TaskRow => {
  const fields = fieldsOf(text);
  const row = { ...empty };
  columns.forEach(({ name, isText }, i) => {
    const value = fields[i] ?? null;
    if (value !== null) row[name] = isText ? value : Number(value);
  });
  return row as unknown as TaskRow;
};
