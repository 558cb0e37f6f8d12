import type { Ledger } from '../../ledger/ledger';
import type { TaskView } from '../../ledger/task-view';
import type { Worker } from '../../ledger/workers/worker';
import { insist } from '../../ledger/workers/patience';
import { Alarm } from '../../ledger/workers/alarm';

/** Which tasks a worker takes. */
export interface Taken {
  readonly from: 'ready' | 'review';
  readonly assignee?: string;
}

/** Tasks that wait for a claim as far as their status says, page by page. */
async function* waiting(ledger: Ledger, { from, ...whose }: Taken): AsyncGenerator<TaskView> {
  let after: string | null = null;
  do {
    const asked: Parameters<Ledger['list']>[0] = { status: from, archived: false, ...whose };
    const page = await ledger.list(after === null ? asked : { ...asked, after });
    yield* page.tasks;
    after = page.next;
  } while (after !== null);
}

/** Whether a task could be claimed now; what is overdue is looked after first, as a claim does. */
const isAnyReady = async (ledger: Ledger, actor: string, taken: Taken): Promise<boolean> => {
  await ledger.sweep({ actor });
  for await (const { id, openParents } of waiting(ledger, taken)) {
    if (openParents === 0 && (await ledger.explainReady(id))?.ready === true) return true;
  }
  return false;
};

/** How long it has to be idle, in milliseconds: what was claimed is counted a moment after it is no longer ready. */
const SETTLED = 50;

/** Stops a worker once nothing is under way and nothing is ready for it. */
export const stopOnceIdle = async (
  ledger: Ledger,
  worker: Worker,
  { as, taken, pollMs }: { readonly as: string; readonly taken: Taken; readonly pollMs: number },
): Promise<void> => {
  const alarm = new Alarm();
  const ring = () => alarm.ring();
  worker.done.then(ring, ring);
  let idleAt: number | null = null;
  while (!worker.over) {
    const { claimed } = worker.counts;
    const isIdle = async () =>
      worker.running === 0 && !(await insist(() => isAnyReady(ledger, as, taken))) && worker.running === 0;
    const idle = (await isIdle()) && worker.counts.claimed === claimed;
    if (idle && idleAt === claimed) return worker.stop();
    idleAt = idle ? claimed : null;
    await alarm.until(idle ? SETTLED : pollMs);
  }
  return undefined;
};
