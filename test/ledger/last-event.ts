import type { Ledger, Recorded } from '../../src/index';

/** The last event of a task. */
export const lastEvent = async (ledger: Ledger, taskId: string): Promise<Recorded> => {
  const last = (await ledger.history(taskId)).at(-1);
  if (last === undefined) throw new Error(`there is no task ${taskId}`);
  return last;
};

/** What was written in an event, or null. */
export const writtenIn = ({ content }: Recorded): unknown =>
  content === null ? null : (JSON.parse(content.content) as unknown);
