/**
 * A small agent orchestrator. A planner makes a graph of tasks; agents of four roles, each a process of its own, do them;
 * one agent is killed in the middle of its task, and another one does it again; a reviewer sends a draft back once.
 *
 *     npm run build
 *     node dist/examples/agent-orchestrator/main.js [FILE] [--nobody-dies]
 *
 * FILE is where to make the ledger; without it, a new temporary folder. It ends with 0 only if every task is done, the
 * audit is valid, and a task was really taken back from the dead: with --nobody-dies it ends with 1.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openLedger } from '../../src/index';
import type { Ledger, Subscription } from '../../src/index';
import type { RoleName } from './roles';
import { storyLine } from './story';

/** Research goes on side by side; a text waits for the research it is about, and the publisher for both texts. */
const plan = async (ledger: Ledger): Promise<void> => {
  const planned = await ledger.createGraph({
    actor: 'planner',
    tasks: [
      { id: 'research-market', title: 'Who would buy it', assignee: 'researcher' },
      { id: 'research-law', title: 'What the law says', assignee: 'researcher' },
      { id: 'research-prices', title: 'What it may cost', assignee: 'researcher' },
      {
        id: 'write-report',
        title: 'The report',
        assignee: 'writer',
        parents: ['research-market', 'research-law'],
      },
      { id: 'write-offer', title: 'The offer', assignee: 'writer', parents: ['research-prices'] },
      { id: 'publish', title: 'Publish', assignee: 'publisher', parents: ['write-report', 'write-offer'] },
    ],
  });
  if (planned._tag === 'Rejected') throw new Error(`no plan was made: ${planned.reason._tag}`);
};

interface Agent {
  readonly name: string;
  readonly process: ChildProcess;
  readonly exit: Promise<unknown>;
}

const startAgent = (sqlite: string, role: RoleName, name: string, thinkMs: number): Agent => {
  const child = fork(join(__dirname, 'agent-main.js'), [sqlite, role, name, String(thinkMs)]);
  return { name, process: child, exit: once(child, 'exit') };
};

/** Lets an agent finish what is under way. One that is dead already is gone. */
const stop = async ({ process: child, exit }: Agent): Promise<void> => {
  child.kill('SIGTERM');
  await exit;
};

/** Kills an agent in the middle of a task: when its first heartbeat is in the log. */
const killAtWork = (ledger: Ledger, agent: Agent): Subscription =>
  ledger.subscribe({ name: 'the accident', types: ['lease_extended'], pollMs: 20 }, ({ event }) => {
    if (event.kind !== 'lease_extended' || event.data.claimant !== agent.name) return;
    if (agent.process.kill('SIGKILL')) console.log(`      (kill -9 of ${agent.name})`);
  });

/** Stops a subscription once it has heard of everything that is in the log by now. */
const hearOut = async (ledger: Ledger, subscription: Subscription): Promise<void> => {
  const head = await ledger.head();
  while (!subscription.over && subscription.position < head) await sleep(10);
  await subscription.stop();
};

/** Prints what came of it; whether that is what should have. */
const summary = async (ledger: Ledger): Promise<boolean> => {
  const { tasks } = await ledger.list();
  const done = tasks.filter(({ status }) => status === 'done').length;
  const attempts = (await Promise.all(tasks.map(({ id }) => ledger.attempts(id)))).flat();
  const ended = (kind: string): number => attempts.filter(({ end }) => end?.kind === kind).length;
  const audit = await ledger.audit();
  console.log(`done: ${done} of ${tasks.length} tasks, in ${attempts.length} attempts`);
  console.log(`taken back from the dead: ${ended('reclaimed')}`);
  console.log(`sent back by the reviewer: ${ended('changes_requested')}`);
  console.log(
    `audit: ${audit.valid === true ? 'valid' : 'NOT VALID'}, ${audit.claims.satisfied} claims right`,
  );
  return done === tasks.length && audit.valid === true && ended('reclaimed') > 0;
};

const main = async (): Promise<void> => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'nobody-dies': { type: 'boolean', default: false } },
  });
  const sqlite = positionals[0] ?? join(mkdtempSync(join(tmpdir(), 'orchestrator-')), 'board.db');
  const ledger = await openLedger({ sqlite });
  await plan(ledger);
  const story = ledger.subscribe({ name: 'the story', pollMs: 20 }, (recorded) => {
    const line = storyLine(recorded);
    if (line !== null) console.log(line);
  });

  const ada = startAgent(sqlite, 'researcher', 'ada', 3_000);
  const agents = [ada];
  try {
    if (!values['nobody-dies']) killAtWork(ledger, ada);
    await ledger.waitFor('research-market', 'running', { timeout: 10_000 });
    agents.push(
      startAgent(sqlite, 'researcher', 'bob', 200),
      startAgent(sqlite, 'writer', 'cyd', 200),
      startAgent(sqlite, 'reviewer', 'dee', 100),
      startAgent(sqlite, 'publisher', 'eve', 0),
    );
    await ledger.waitFor('publish', 'done', { timeout: 30_000 });
  } finally {
    await Promise.all(agents.map(stop));
  }

  await hearOut(ledger, story);
  const fine = await summary(ledger);
  await ledger.close();
  console.log(`ledger: ${sqlite} (kept)`);
  process.exitCode = fine ? 0 : 1;
};

void main();
