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

/** The row of `tasks` in its text. */
export const taskOfText = (text: string): TaskRow => {
  const fields = fieldsOf(text);
  const row: Record<string, unknown> = {};
  columns.forEach(({ name, isText }, i) => {
    const value = fields[i] ?? null;
    row[name] = value === null || isText ? value : Number(value);
  });
  return row as unknown as TaskRow;
};
