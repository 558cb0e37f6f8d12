import Database from 'better-sqlite3';
import { contentHash, saltedContent } from '../../src/events/content';
import { newId } from '../../src/events/ids';
import { leafHash } from '../../src/events/leaf-hash';
import { sha256 } from '../../src/events/sha256';
import type { StoredContent } from '../../src/events/stored-event';
import type { TaskStatus } from '../../src/events/status';
import { handStatements } from './hand-statements';
import type { HandStatements } from './hand-statements';

interface HandTask {
  readonly id: string;
  readonly version: number;
  readonly status: TaskStatus;
  readonly fence: number;
  readonly attempts: number;
  readonly parents: number;
  readonly open_parents: number;
  readonly created_position: number;
}

interface Written {
  readonly taskId: string;
  readonly version: number;
  readonly kind: string;
  readonly status: TaskStatus;
  readonly data: string;
  readonly actor: string;
  readonly request: string;
  readonly content?: StoredContent;
}

const FIRST_WRITER = 2;

/**
 * The limit: the same rows as the engine's, with the same bytes hashed, by prepared statements on a raw connection. No
 * layers, no checks of input, no repeated commands, no graph: what a program for these three commands alone could do.
 */
export class HandLedger {
  private readonly raw: Database.Database;
  private readonly on: HandStatements;

  constructor(path: string, durability: 'full' | 'normal') {
    this.raw = new Database(path);
    this.raw.pragma('journal_mode = WAL');
    this.raw.pragma(`synchronous = ${durability}`);
    this.on = handStatements(this.raw);
  }

  /** Runs `commands` in one transaction. */
  transact<A>(commands: () => A): A {
    this.on.begin.run();
    const result = commands();
    this.on.commit.run();
    return result;
  }

  create(title: string, data: unknown): string {
    const id = newId();
    const content = saltedContent(JSON.stringify({ data, title }));
    const { position, createdAt } = this.append({
      taskId: id,
      version: 1,
      kind: 'created',
      status: 'ready',
      data: '{"assignee":null,"parents":[],"priority":0}',
      actor: 'bench',
      request: JSON.stringify(['Create', { data, title }]),
      content,
    });
    this.on.insertTask.run(position, id, title, position, createdAt);
    return id;
  }

  claim(taskId: string, claimant: string): void {
    const request = JSON.stringify(['Claim', { claimant, taskId }]);
    this.take(this.on.task.get(taskId) as HandTask | undefined, claimant, request);
  }

  claimNext(claimant: string): { readonly taskId: string; readonly fence: number; readonly data: unknown } {
    const task = this.on.ready.get() as HandTask | undefined;
    return this.take(task, claimant, JSON.stringify(['ClaimNext', { claimant }]));
  }

  complete(taskId: string, claimant: string, fence: number): void {
    const task = this.on.task.get(taskId) as HandTask | undefined;
    if (task?.status !== 'running' || task.fence !== fence) throw new Error(`${taskId} is not held`);
    if (this.on.children.all(taskId).length > 0) throw new Error('children are not promoted by hand');
    const { position, version, createdAt } = this.append({
      taskId,
      version: task.version + 1,
      kind: 'completed',
      status: 'done',
      data: JSON.stringify({ claimant, fence, openParents: [] }),
      actor: claimant,
      request: JSON.stringify(['Complete', { claimant, fence, taskId }]),
    });
    this.on.completeTask.run(position, version, createdAt, task.created_position);
  }

  close(): void {
    this.raw.close();
  }

  private take(task: HandTask | undefined, claimant: string, request: string) {
    if (task?.status !== 'ready' || task.open_parents > 0) throw new Error('no ready task');
    const parents = this.on.parents.all(task.id);
    const fence = task.fence + 1;
    const attempt = task.attempts + 1;
    const { parents: total, open_parents: open } = task;
    const data = { attempt, claimant, fence, from: 'ready', leaseUntil: null, open, parents, total };
    const { position, version } = this.append({
      taskId: task.id,
      version: task.version + 1,
      kind: 'claimed',
      status: 'running',
      data: JSON.stringify(data),
      actor: claimant,
      request,
    });
    const at = task.created_position;
    this.on.claimTask.run(position, version, fence, attempt, claimant, fence, position, at);
    const made = this.on.content.get(at) as { readonly content: string } | undefined;
    return { taskId: task.id, fence, data: JSON.parse(made?.content ?? 'null') as unknown };
  }

  private append({ taskId, version, kind, status, data, actor, request, content }: Written) {
    const head = this.on.head.get() as { readonly ledger_id: string; readonly position: number };
    const position = head.position + 1;
    const id = newId();
    const commandId = newId();
    const requestHash = sha256(request);
    const createdAt = Date.now();
    const hashed = content === undefined ? null : contentHash(content);
    // prettier-ignore
    const event = {
      position, id, taskId, version, kind, kindVersion: 1, status, data, contentHash: hashed, actor,
      writer: FIRST_WRITER, createdAt, commandId, requestHash, causation: null, correlation: null,
    };
    const leaf = leafHash(head.ledger_id, event);
    // prettier-ignore
    this.on.insertEvent.run(
      position, id, taskId, version, kind, 1, status, data, hashed,
      actor, FIRST_WRITER, createdAt, commandId, requestHash, null, null, leaf,
    );
    if (content !== undefined) this.on.insertContent.run(position, content.salt, content.content);
    this.on.insertCommand.run(commandId, requestHash, position);
    return { position, version, createdAt };
  }
}
