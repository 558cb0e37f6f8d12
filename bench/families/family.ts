import type { Ledger } from '../../src';

/** So many ids. */
export const idsOf = (name: string, count: number): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, i) => `${name}-${String(i).padStart(6, '0')}`);

/** Claims and completes tasks. */
export const completed = async (ledger: Ledger, taskIds: ReadonlyArray<string>): Promise<void> => {
  await Promise.all(taskIds.map((taskId) => ledger.claim({ taskId, claimant: 'worker' })));
  await Promise.all(taskIds.map((taskId) => ledger.complete({ taskId, claimant: 'worker' })));
};
