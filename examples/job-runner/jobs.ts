import { setTimeout as sleep } from 'node:timers/promises';
import type { NewTaskInput, TaskHandler } from '../../src/index';

/** What a job's data says: the kind of work, and how many attempts at it go wrong. */
interface Job {
  readonly kind: 'bill' | 'convert' | 'mail' | 'import' | 'report' | 'clean';
  readonly failures?: number | 'always';
}

const job = (
  id: string,
  data: Job,
  more: Omit<NewTaskInput, 'id' | 'title' | 'data'> = {},
): NewTaskInput => ({
  id,
  title: `${data.kind} job`,
  data,
  ...more,
});

/** The jobs of this example, all made at `now` (milliseconds since 1970). */
export const jobs = (now: number): ReadonlyArray<NewTaskInput> => [
  job('cleanup', { kind: 'clean' }, { priority: -5 }),
  job('newsletter', { kind: 'mail', failures: 2 }),
  job('poison', { kind: 'import', failures: 'always' }),
  job('report', { kind: 'report' }, { runAt: now + 1_500 }),
  job('video', { kind: 'convert' }, { priority: 5 }),
  job('invoice', { kind: 'bill' }, { priority: 10 }),
];

/** How long each kind of work takes, in milliseconds. */
const takes: Readonly<Record<Job['kind'], number>> = {
  bill: 20,
  convert: 700,
  mail: 20,
  import: 20,
  report: 20,
  clean: 20,
};

/** Does any job. What it throws is recorded with the attempt, and the job is tried again later. */
export const doJob: TaskHandler = async ({ data, attempt }, { signal }) => {
  const { kind, failures = 0 } = data as unknown as Job;
  await sleep(takes[kind], undefined, { signal });
  if (failures === 'always') throw new Error('the file is no table', { cause: 'it has no columns' });
  if (attempt <= failures) throw new Error('no mail was sent', { cause: 'the server did not answer' });
  return { took: takes[kind] };
};
