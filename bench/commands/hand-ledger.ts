import Database from 'better-sqlite3';
import { rowOfEvent } from '../../src/store/event-row';
import { claimed, completed, created, placed } from './hand-events';
import type { HandEvent, HandTask, Written } from './hand-events';
import { handStatements } from './hand-statements';
import type { HandStatements } from './hand-statements';

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
    const { taskId, position, createdAt } = this.append(created(title, data));
    this.on.insertTask.run(position, taskId, title, position, position, position, createdAt);
    return taskId;
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
    const event = completed(task, claimant, fence);
    if (this.on.children.all(taskId).length > 0) throw new Error('children are not promoted by hand');
    const { position, version, createdAt } = this.append(event);
    this.on.completeTask.run(position, version, createdAt, task?.created_position);
  }

  close(): void {
    this.raw.close();
  }

  private take(task: HandTask | undefined, claimant: string, request: string) {
    const parents = task === undefined ? [] : this.on.parents.all(task.id);
    const { taskId, position, version, createdAt } = this.append(claimed(task, parents, claimant, request));
    const fence = (task?.fence ?? 0) + 1;
    const attempts = (task?.attempts ?? 0) + 1;
    const at = task?.created_position;
    this.on.claimTask.run(position, version, fence, attempts, claimant, fence, position, createdAt, at);
    const made = this.on.content.get(at) as { readonly content: string } | undefined;
    return { taskId, fence, data: JSON.parse(made?.content ?? 'null') as unknown };
  }

  private append(written: Written): HandEvent {
    const head = this.on.head.get() as { readonly ledger_id: string; readonly position: number };
    const place = { ledgerId: head.ledger_id, position: head.position + 1, createdAt: Date.now() };
    const event = placed(written, place);
    const { position, content, commandId, requestHash } = event;
    this.on.insertEvent.run(...Object.values(rowOfEvent(event)));
    if (content !== undefined) this.on.insertContent.run(position, content.salt, content.content);
    this.on.insertCommand.run(commandId, requestHash, position);
    return event;
  }
}
