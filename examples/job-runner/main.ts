/**
 * A job runner with retries: priorities, a job that is not to run before its time, one that fails twice and is tried
 * again after a growing wait, one that never goes right and is given up, and a runner that is asked to end in between.
 *
 *     npm run build
 *     node dist/examples/job-runner/main.js [FILE] [--attempts N]
 *
 * FILE is where to make the ledger; without it, a new temporary folder. It ends with 0 only if everything came as it
 * should have: with --attempts 1, what fails once is given up, and it ends with 1.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openLedger } from '../../src/index';
import type { Ledger, NewTaskInput, TaskView } from '../../src/index';
import { jobs } from './jobs';

const enqueue = async (ledger: Ledger, tasks: ReadonlyArray<NewTaskInput>): Promise<void> => {
  const made = await ledger.createGraph({ actor: 'main', tasks });
  if (made._tag === 'Rejected') throw new Error(`no jobs were made: ${made.reason._tag}`);
};

const startRunner = (sqlite: string, name: string, attempts: string): ChildProcess =>
  fork(join(__dirname, 'runner-main.js'), [sqlite, name, attempts]);

/** Asks a runner to end, and waits until it has; whether it ended by itself, with nothing left undone. */
const drain = async (runner: ChildProcess): Promise<boolean> => {
  runner.kill('SIGTERM');
  const [code] = (await once(runner, 'exit')) as [number | null];
  return code === 0;
};

/** How long a job waited after each of its failures, from the log. */
const waitsOf = async (ledger: Ledger, taskId: string): Promise<ReadonlyArray<number>> =>
  (await ledger.history(taskId)).flatMap(({ event, stored }) =>
    event.kind === 'scheduled' ? [event.data.runAt - stored.createdAt] : [],
  );

const printTable = async (ledger: Ledger, tasks: ReadonlyArray<TaskView>): Promise<void> => {
  const rows = tasks.map(async ({ id, priority, status, blockedAs }) => {
    const attempts = await ledger.attempts(id);
    return {
      job: id,
      priority,
      came_to: blockedAs ?? status,
      attempts: attempts.map(({ claimant, end }) => `${claimant} ${end?.kind ?? 'is at it'}`).join(', '),
      waited_ms: (await waitsOf(ledger, id)).join(', '),
    };
  });
  console.table(await Promise.all(rows));
};

/** Prints what each attempt at a job said when it failed: the worker recorded what its handler threw. */
const printErrors = async (ledger: Ledger, taskId: string): Promise<void> => {
  for (const { attempt, claimant, end } of await ledger.attempts(taskId)) {
    if (end?.kind !== 'attempt_failed') continue;
    const { message, cause } = end.said as { readonly message: string; readonly cause: string };
    console.log(`${taskId}, attempt ${attempt} by ${claimant}: ${message} (${cause})`);
  }
};

/** What is not as it should be. */
const reasonsAgainst = async (
  ledger: Ledger,
  tasks: ReadonlyArray<TaskView>,
  { notBefore, drained }: { readonly notBefore: number; readonly drained: boolean },
): Promise<ReadonlyArray<string>> => {
  const unfinished = tasks.filter(({ id, status }) => (id === 'poison' ? 'blocked' : 'done') !== status);
  const [video] = await ledger.attempts('video');
  const [report] = await ledger.attempts('report');
  const { valid } = await ledger.audit();
  return [
    ...unfinished.map(({ id, status }) => `${id} is ${status}`),
    ...(drained ? [] : ['a runner did not end well']),
    ...(video?.claimant === 'runner-1' && video.end?.kind === 'completed' ? [] : ['the video was cut short']),
    ...(report !== undefined && report.claimedAt >= notBefore
      ? []
      : ['the report did not wait for its time']),
    ...(valid === true ? [] : ['the audit is not valid']),
  ];
};

const main = async (): Promise<void> => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { attempts: { type: 'string', default: '3' } },
  });
  const sqlite = positionals[0] ?? join(mkdtempSync(join(tmpdir(), 'job-runner-')), 'board.db');
  const ledger = await openLedger({ sqlite });
  const queue = jobs(Date.now());
  await enqueue(ledger, queue);

  const first = startRunner(sqlite, 'runner-1', values.attempts);
  await ledger.waitFor('video', 'running', { timeout: 10_000 });
  console.log('runner-1 is asked to end while it works on the video');
  const firstDrained = await drain(first);
  const { tasks: then } = await ledger.list({ status: 'done' });
  console.log(`runner-1 has ended; done by then: ${then.map(({ id }) => id).join(', ')}`);

  const second = startRunner(sqlite, 'runner-2', values.attempts);
  const ends = queue.map(({ id = '' }) => ledger.waitFor(id, ['done', 'blocked'], { timeout: 20_000 }));
  await Promise.all(ends);
  const secondDrained = await drain(second);

  const { tasks } = await ledger.list();
  await printTable(ledger, tasks);
  await printErrors(ledger, 'poison');
  const notBefore = Number(queue.find(({ id }) => id === 'report')?.runAt);
  const wrong = await reasonsAgainst(ledger, tasks, { notBefore, drained: firstDrained && secondDrained });
  await ledger.close();
  for (const reason of wrong) console.log(`WRONG: ${reason}`);
  if (wrong.length === 0) console.log('everything came as it should have');
  console.log(`ledger: ${sqlite} (kept)`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
};

void main();
