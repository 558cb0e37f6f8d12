import Database from 'better-sqlite3';
import type { Ledger } from '../../../src/ledger/ledger';
import { openLedgerWith } from '../../../src/ledger/open-ledger';
import { decisions } from '../../../stress/parent-gate/decisions';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 2, 8, 0, 12, 340);

/** A board on which much goes wrong, at times of its own: one writer has no gate. */
class Release {
  private time = START;

  private constructor(
    readonly gated: Ledger,
    readonly stray: Ledger,
    private readonly clock: { now: number },
  ) {}

  static async open(path: string): Promise<Release> {
    const clock = { now: START };
    const now = (): number => clock.now;
    const gated = await openLedgerWith({ sqlite: path, actor: 'dispatcher' }, { now });
    const stray = await openLedgerWith(
      { sqlite: path, actor: 'night-cron' },
      { now, rules: decisions.ungated },
    );
    return new Release(gated, stray, clock);
  }

  /** Lets time pass. */
  later(minutes: number): void {
    this.time += Math.round(minutes * MINUTE);
    this.clock.now = this.time;
  }

  async create(id: string, title: string, parents: ReadonlyArray<string> = []): Promise<void> {
    this.later(0.4);
    await this.gated.create({ id, title, parents, actor: 'ada' });
  }

  async claim(taskId: string, claimant: string, minutes = 30): Promise<void> {
    await this.gated.claim({ taskId, claimant, leaseMs: minutes * MINUTE });
  }

  /** Claims past the gate: a task is blocked, and let go again by a writer to whom every parent satisfies. */
  async claimPastGate(taskId: string, claimant: string): Promise<void> {
    await this.gated.block({ taskId, kind: 'maintenance' });
    this.later(0.5);
    await this.stray.unblock({ taskId });
    await this.stray.claim({ taskId, claimant, leaseMs: 30 * MINUTE });
  }

  async done(taskId: string): Promise<void> {
    const held = await this.gated.get(taskId);
    await this.gated.complete({ taskId, ...(held?.claimant == null ? {} : { claimant: held.claimant }) });
  }
}

const routine = async (release: Release, from: number, count: number): Promise<void> => {
  for (let index = from; index < from + count; index += 1) {
    const id = `build-${index}`;
    await release.create(id, `Nightly build ${index}`);
    release.later(1.3);
    await release.claim(id, `builder-${index % 3}`);
    release.later(4.1);
    await release.done(id);
  }
};

const plan = async (release: Release): Promise<void> => {
  await release.create('brief', 'Agree on the brief');
  await release.create('schema', 'Design the orders schema', ['brief']);
  await release.create('migration', 'Write the migration', ['schema']);
  await release.create('load-test', 'Load test on a copy of production', ['migration']);
  await release.create('handbook', 'Update the handbook', ['brief']);
  await release.create('sign-off', 'Sign-off by operations', ['load-test', 'handbook']);
  await release.create('deploy', 'Deploy release 4.2', ['migration', 'sign-off']);
  await release.create('announce', 'Announce release 4.2', ['deploy']);
  await release.create('approval', 'Approval of the hotfix');
  await release.create('hotfix', 'Hotfix for rounding', ['approval']);
};

const work = async (release: Release): Promise<void> => {
  await release.claim('brief', 'ann');
  release.later(42);
  await release.done('brief');
  await release.claim('schema', 'bob');
  await release.claim('handbook', 'cleo', 90);
  release.later(9);
  await release.create('glossary', 'Terms for the handbook');
  await release.gated.link({ parentId: 'glossary', childId: 'handbook' });
  release.later(16);
  await release.done('schema');
  await release.claim('deploy', 'deploy-bot');
  release.later(3);
  await release.claim('migration', 'bob', 15);
  release.later(11);
  await release.gated.heartbeat({ taskId: 'migration', claimant: 'bob' });
  release.later(12);
  await release.gated.reopen({ taskId: 'schema', reason: 'The key of orders is not unique' });
  release.later(19);
  await release.gated.sweep();
  await release.claim('schema', 'ann');
  release.later(25);
  await release.done('schema');
  release.later(2);
  await release.claim('migration', 'cleo');
  release.later(18);
  await release.gated.fail({
    taskId: 'migration',
    claimant: 'cleo',
    error: { message: 'lock timeout' },
    delayMs: 0,
  });
  release.later(6);
  await release.claim('migration', 'ann');
  release.later(22);
  await release.done('migration');
  await release.claim('load-test', 'dora', 120);
};

const astray = async (release: Release): Promise<void> => {
  release.later(7);
  await release.claim('deploy', 'deploy-bot');
  release.later(5);
  await release.claim('deploy', 'erik');
  release.later(31);
  await release.gated.unlink({ parentId: 'approval', childId: 'hotfix' });
  await release.claim('hotfix', 'erik');
  release.later(1);
  await release.gated.link({ parentId: 'approval', childId: 'hotfix' });
  release.later(8);
  await release.claimPastGate('deploy', 'night-cron');
  release.later(13);
  await release.claimPastGate('announce', 'night-cron');
  release.later(26);
  await release.done('load-test');
  await release.done('glossary');
  await release.done('handbook');
  release.later(4);
  await release.claim('sign-off', 'operations');
  release.later(15);
  await release.done('sign-off');
  release.later(2);
  await release.done('deploy');
  await release.done('announce');
};

/** A parent is completed, its child is claimed, and afterwards somebody takes the completion out of the log. */
const effaced = async (release: Release): Promise<number> => {
  await release.create('invoice', 'Check the invoice');
  await release.create('payment', 'Pay the invoice', ['invoice']);
  release.later(5);
  await release.claim('invoice', 'finn');
  release.later(8);
  await release.done('invoice');
  const [event] = (await release.gated.history('invoice', { limit: 100 })).filter(
    ({ event: { kind } }) => kind === 'completed',
  );
  await release.claim('payment', 'finn');
  release.later(3);
  await release.done('payment');
  return event!.stored.position;
};

const takeOut = (path: string, position: number): void => {
  const file = new Database(path);
  try {
    const triggers = file
      .prepare<[], { name: string }>(`select name from sqlite_master where type = 'trigger'`)
      .all();
    for (const { name } of triggers) file.exec(`drop trigger "${name}"`);
    file.prepare('delete from task_events where position = ?').run(position);
  } finally {
    file.close();
  }
};

/** Makes a board in a new file that has something of everything that a case file shows. */
export const makeDemonstration = async (path: string): Promise<void> => {
  const release = await Release.open(path);
  let gone: number;
  try {
    await plan(release);
    await routine(release, 1, 12);
    await work(release);
    await routine(release, 13, 10);
    await astray(release);
    await routine(release, 23, 14);
    gone = await effaced(release);
    await routine(release, 37, 6);
  } finally {
    await release.stray.close();
    await release.gated.close();
  }
  takeOut(path, gone);
};
