import type { Client } from 'pg';
import { claimed, commented, completed, created, placed } from '../../commands/hand-events';
import type { HandEvent, HandTask, Written } from '../../commands/hand-events';
import { columnsOf } from './columns';
import { connect } from './connect';
import { commit, takeLock } from './lock';
import type { Flush, Head, Lock } from './lock';
import { statements } from './statements';

/** The parts of a transaction, in order. */
export const phases = ['lock', 'load', 'hash', 'write', 'commit'] as const;

export type Phase = (typeof phases)[number];

/** How a board is written by hand. */
export interface Manner {
  readonly lock?: Lock;
  readonly flush?: Flush;
}

/** A task that was taken. */
interface Taken {
  readonly taskId: string;
  readonly fence: number;
}

/**
 * The limit: the same rows as the engine's, with the same bytes hashed, in one transaction for each batch on one
 * connection: lock, load, insert, commit. No layers, no checks of input, no repeated commands, no graph.
 */
export class HandBoard {
  /** What each part of all transactions took, in milliseconds. */
  readonly spent: Record<Phase, number> = { lock: 0, load: 0, hash: 0, write: 0, commit: 0 };

  private constructor(
    private readonly client: Client,
    private readonly manner: Required<Manner>,
    /** The server's process for this connection. */
    readonly processId: number,
  ) {}

  static async open(url: string, { lock = 'row', flush = 'own' }: Manner = {}): Promise<HandBoard> {
    const client = await connect(url, flush);
    const { rows } = await client.query<{ readonly pid: number }>('SELECT pg_backend_pid() AS pid');
    return new HandBoard(client, { lock, flush }, rows[0]!.pid);
  }

  async create(tasks: ReadonlyArray<{ readonly title: string; readonly data: unknown }>): Promise<void> {
    await this.transact('create', async () => tasks.map(({ title, data }) => created(title, data)));
  }

  async claim(taskIds: ReadonlyArray<string>, claimant: string): Promise<ReadonlyArray<Taken>> {
    return this.taken(
      await this.transact('claim', async () =>
        (await this.load('tasks', taskIds)).map((task) =>
          claimed(task, [], claimant, JSON.stringify(['Claim', { claimant, taskId: task.id }])),
        ),
      ),
    );
  }

  async claimNext(count: number, claimant: string): Promise<ReadonlyArray<Taken>> {
    return this.taken(
      await this.transact('claim', async () => {
        const request = JSON.stringify(['ClaimNext', { claimant }]);
        return (await this.load('ready', count)).map((task) => claimed(task, [], claimant, request));
      }),
    );
  }

  async complete(taken: ReadonlyArray<Taken>, claimant: string): Promise<void> {
    await this.transact('complete', async () => {
      const ids = taken.map(({ taskId }) => taskId);
      return (await this.load('held', ids)).map((task, i) => {
        if (task.has_children === true) throw new Error('children are not promoted by hand');
        return completed(task, claimant, taken[i]!.fence);
      });
    });
  }

  async comment(taskIds: ReadonlyArray<string>, text: string): Promise<void> {
    await this.transact('comment', async () =>
      (await this.load('tasks', taskIds)).map((task) => commented(task, text)),
    );
  }

  close(): Promise<void> {
    return this.client.end();
  }

  private async transact(
    kind: 'create' | 'claim' | 'complete' | 'comment',
    decide: () => Promise<ReadonlyArray<Written>>,
  ): Promise<ReadonlyArray<HandEvent>> {
    const head = await this.during('lock', () => takeLock(this.client, this.manner.lock));
    const loaded = this.spent.load;
    const begun = performance.now();
    const events = this.place(head, await decide());
    this.spent.hash += performance.now() - begun - (this.spent.load - loaded);
    await this.during('write', () =>
      this.client.query({ ...statements[kind], values: [...columnsOf(events)] }),
    );
    await this.during('commit', () => commit(this.client, this.manner.flush));
    return events;
  }

  private place(head: Head, written: ReadonlyArray<Written>): ReadonlyArray<HandEvent> {
    const { ledger_id: ledgerId, now: createdAt } = head;
    return written.map((one, i) => placed(one, { ledgerId, position: head.position + 1 + i, createdAt }));
  }

  private async load(name: 'tasks' | 'ready' | 'held', what: unknown) {
    const { rows } = await this.during('load', () =>
      this.client.query<HandTask & { readonly has_children?: boolean }>({
        ...statements[name],
        values: [what],
      }),
    );
    const wanted = Array.isArray(what) ? what.length : what;
    if (rows.length !== wanted) throw new Error(`${rows.length} tasks were found, not ${String(wanted)}`);
    return rows;
  }

  private async during<A>(phase: Phase, work: () => Promise<A>): Promise<A> {
    const begun = performance.now();
    const result = await work();
    this.spent[phase] += performance.now() - begun;
    return result;
  }

  private taken(events: ReadonlyArray<HandEvent>): ReadonlyArray<Taken> {
    return events.map(({ taskId, data }) => ({ taskId, fence: (JSON.parse(data) as Taken).fence }));
  }
}
