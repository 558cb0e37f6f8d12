import type { Ledger } from '../../src/ledger/ledger';
import type { NewTaskInput } from '../../src/ledger/input-types';

/** Makes tasks all at once; a refusal is a defect of the run. */
export const makeTasks = async (
  ledger: Ledger,
  tasks: ReadonlyArray<Omit<NewTaskInput, 'title'> & { readonly id: string }>,
): Promise<void> => {
  const made = await ledger.createGraph({ tasks: tasks.map((task) => ({ ...task, title: task.id })) });
  if (made._tag !== 'GraphCreated') throw new Error(`no tasks: ${made.reason._tag}`);
};
