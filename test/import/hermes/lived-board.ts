import Database from 'better-sqlite3';
import type { HermesSchema } from './schemas';

/** Something that happens on a board of the Hermes kernel: a choice and numbers to pick tasks by. */
export interface Deed {
  readonly does: DeedKind;
  readonly a: number;
  readonly b: number;
  readonly seconds: number;
}

export const deeds = [
  ...(['create', 'create', 'create', 'link', 'link', 'link', 'rawLink', 'unlink'] as const),
  ...(['claim', 'claim', 'claim', 'claim', 'claim'] as const),
  ...(['complete', 'complete', 'complete', 'complete', 'complete', 'archive', 'reopen'] as const),
  ...(['block', 'reclaim', 'promote', 'reject', 'decompose', 'comment', 'mystery'] as const),
] as const;

export type DeedKind = (typeof deeds)[number];

interface LivedTask {
  readonly id: string;
  status: string;
  completedAt: number | null;
  readonly parents: Set<string>;
}

/** What was true of a claim when it was made: which statuses its parents had. */
export interface TrueClaim {
  readonly eventId: number;
  readonly parents: ReadonlyArray<string>;
}

/**
 * A board that is lived, deed by deed, without a gate. It knows what is true: it keeps the state of every task and every
 * link as it goes, and writes the events that a kernel would write, which do not tell all of it.
 */
export class LivedBoard {
  readonly claims: TrueClaim[] = [];
  private readonly tasks: LivedTask[] = [];
  /** Links that no event tells of, as `parent>child`. */
  private readonly rawLinks = new Set<string>();
  private readonly raw: Database.Database;
  private second = 1_795_000_000;

  constructor(
    path: string,
    private readonly schema: HermesSchema,
    /** Whether things happen that no event of a known kind tells of. */
    private readonly untold: boolean,
  ) {
    this.raw = new Database(path);
    this.raw.pragma('journal_mode = OFF');
    this.raw.pragma('synchronous = OFF');
    this.raw.exec(`CREATE TABLE tasks (${schema.tasks});
      CREATE TABLE task_links (parent_id TEXT, child_id TEXT, PRIMARY KEY (parent_id, child_id));
      CREATE TABLE task_events (${schema.events})`);
  }

  live(all: ReadonlyArray<Deed>): void {
    this.raw.exec('BEGIN');
    for (const deed of all) {
      this.second += deed.seconds;
      this.do(deed);
    }
    for (const { id, status, completedAt } of this.tasks) {
      this.raw
        .prepare('UPDATE tasks SET status = ?, completed_at = ? WHERE id = ?')
        .run(status, completedAt, id);
    }
    this.raw.exec('COMMIT');
  }

  /** Runs SQL on what was written, as whoever has the file can. */
  exec(sql: string): void {
    this.raw.exec(sql);
  }

  ask(sql: string): unknown {
    return this.raw.prepare(sql).pluck().get();
  }

  column(sql: string): ReadonlyArray<unknown> {
    return this.raw.prepare(sql).pluck().all();
  }

  close(): void {
    this.raw.close();
  }

  private event(taskId: string, kind: string, payload: object | null): number {
    const insert = this.raw.prepare(
      'INSERT INTO task_events (task_id, kind, payload, created_at) VALUES (?, ?, ?, ?)',
    );
    const text = payload === null ? null : JSON.stringify(payload);
    return Number(insert.run(taskId, kind, text, this.second).lastInsertRowid);
  }

  private make(payload: (id: string) => object, status: string, parents: ReadonlyArray<string>): LivedTask {
    const id = `t_${this.tasks.length}`;
    const values = { id, title: id, status, created_at: this.second };
    const there = new Set(this.columns());
    const names = Object.keys(values).filter((name) => there.has(name));
    const marks = names.map((name) => `@${name}`).join();
    this.raw.prepare(`INSERT INTO tasks (${names.join()}) VALUES (${marks})`).run(values);
    this.event(id, 'created', payload(id));
    const task = { id, status, completedAt: null, parents: new Set(parents) };
    for (const parent of parents) this.row(parent, id);
    this.tasks.push(task);
    return task;
  }

  private columns(): ReadonlyArray<string> {
    return this.raw.prepare(`SELECT name FROM pragma_table_info('tasks')`).pluck().all() as string[];
  }

  private row(parentId: string, childId: string): void {
    this.raw.prepare('INSERT OR IGNORE INTO task_links VALUES (?, ?)').run(parentId, childId);
  }

  private pick(n: number): LivedTask | undefined {
    return this.tasks.length === 0 ? undefined : this.tasks[n % this.tasks.length];
  }

  private link(parent: LivedTask, child: LivedTask): void {
    child.parents.add(parent.id);
    this.row(parent.id, child.id);
  }

  private do({ does, a, b }: Deed): void {
    const task = this.pick(a);
    const other = this.pick(b);
    if (does === 'create' || task === undefined || other === undefined) {
      const parents = b % 2 === 0 || task === undefined ? [] : [task.id];
      const status = parents.length > 0 && task?.status !== 'done' ? 'todo' : 'ready';
      this.make(() => ({ status, parents }), status, parents);
      return;
    }
    switch (does) {
      case 'link':
        // An old parent and a young child: no cycles.
        if (a % this.tasks.length >= b % this.tasks.length) return;
        // That a link stood before the event that tells of it is more than a log can show.
        if (this.rawLinks.has(`${task.id}>${other.id}`)) return;
        this.link(task, other);
        this.event(other.id, 'linked', { parent: task.id, child: other.id });
        if (other.status === 'ready' && task.status !== 'done') other.status = 'todo';
        return;
      case 'rawLink':
        if (!this.untold || a % this.tasks.length >= b % this.tasks.length) return;
        if (!other.parents.has(task.id)) this.rawLinks.add(`${task.id}>${other.id}`);
        this.link(task, other);
        return;
      case 'unlink': {
        const [parent] = task.parents;
        if (parent === undefined) return;
        task.parents.delete(parent);
        this.rawLinks.delete(`${parent}>${task.id}`);
        this.raw.prepare('DELETE FROM task_links WHERE parent_id = ? AND child_id = ?').run(parent, task.id);
        this.event(task.id, 'unlinked', { parent, child: task.id });
        return;
      }
      case 'claim': {
        const parents = [...task.parents].map((id) => this.tasks.find((one) => one.id === id)!.status);
        const eventId = this.event(task.id, 'claimed', { lock: 'w', expires: this.second + 900 });
        this.claims.push({ eventId, parents });
        task.status = 'running';
        return;
      }
      case 'decompose': {
        const child = this.make(() => ({ from_decompose_of: task.id }), 'todo', []);
        this.link(child, task);
        this.event(task.id, 'decomposed', { child_ids: [child.id] });
        task.status = 'todo';
        return;
      }
      case 'mystery':
        if (!this.untold) return;
        task.status = ['done', 'ready', 'archived'][b % 3]!;
        this.event(task.id, 'sprinkled', { b });
        return;
      default:
        this.move(task, does, b);
    }
  }

  private move(task: LivedTask, does: Exclude<DeedKind, 'create'>, b: number): void {
    switch (does) {
      case 'complete':
        task.completedAt = this.second;
        return this.to(task, 'completed', 'done', { result_len: 1 });
      case 'archive':
        return this.to(task, 'archived', 'archived', null);
      case 'reopen':
        return this.to(task, 'status', 'ready', { status: 'ready' });
      case 'block':
        return this.to(task, 'blocked', 'blocked', {});
      case 'reclaim':
        return b % 2 === 0
          ? this.to(task, 'reclaimed', 'ready', null)
          : this.to(task, 'crashed', 'todo', { retry_status: 'todo' });
      case 'promote':
        return this.to(task, this.schema.promoted, 'ready', null);
      case 'reject':
        this.event(task.id, 'claim_rejected', { reason: 'parents_not_done' });
        if (task.status === 'ready') task.status = 'todo';
        return;
      default:
        this.event(task.id, 'commented', {});
    }
  }

  private to(task: LivedTask, kind: string, status: string, payload: object | null): void {
    task.status = status;
    this.event(task.id, kind, payload);
  }
}
