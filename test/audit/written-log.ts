import { recordEvent } from '../../src/commands/record-event';
import type { Circumstances } from '../../src/commands/record-event';
import type { NewEvent } from '../../src/commands/new-event';
import type { Event } from '../../src/events/catalogue';
import type { ClaimedFrom } from '../../src/events/claimed-from';
import { leafHash } from '../../src/events/leaf-hash';
import type { ParentSeen } from '../../src/events/parent-seen';
import type { SatisfiedBy } from '../../src/events/policy';
import type { Recorded } from '../../src/events/recorded';
import type { TaskStatus } from '../../src/events/status';
import type { StoredEvent, StoredRow } from '../../src/events/stored-event';

const LEDGER = 'written';

/** A log written by hand, as no ledger would write it: any event, in any order; only its frame is well-formed. */
export class WrittenLog {
  rows: StoredRow[] = [];
  private readonly versions = new Map<string, number>();
  private commands = 0;
  private time = 1_000;

  constructor(satisfiedBy: SatisfiedBy = ['done']) {
    const opened = { ledgerId: LEDGER, satisfiedBy, format: 1 };
    this.push({ kind: 'ledger_opened', data: opened }, { taskId: null, version: null, status: null });
    const joined = { version: '0', host: 'h', pid: 1, node: 'v20' };
    this.push({ kind: 'writer_joined', data: joined }, { taskId: null, version: null, status: null });
  }

  /** The position that the next event will have. */
  get next(): number {
    return this.rows.length + 1;
  }

  /** The events of one command. */
  command(...events: ReadonlyArray<NewEvent>): this {
    this.commands += 1;
    const first = this.next;
    for (const event of events) {
      this.push(event, {
        taskId: event.taskId,
        version: this.versionOf(event),
        status: event.status,
        content: event.content,
        commandId: `command ${this.commands}`,
        requestHash: `hash ${this.commands}`,
        causation: event.causedBy === undefined ? null : first + event.causedBy,
      });
    }
    return this;
  }

  created(taskId: string, parents: ReadonlyArray<string> = [], status: TaskStatus = 'ready'): this {
    const data = { assignee: null, priority: 0, parents };
    return this.command({ kind: 'created', data, taskId, status, content: { title: taskId, data: null } });
  }

  linked(parentId: string, taskId: string, parentStatus: TaskStatus, status: TaskStatus): this {
    return this.command({ kind: 'linked', data: { parentId, parentStatus, binds: 'now' }, taskId, status });
  }

  unlinked(parentId: string, taskId: string, status: TaskStatus): this {
    return this.command({ kind: 'unlinked', data: { parentId }, taskId, status });
  }

  claimed(
    taskId: string,
    rest: {
      readonly fence?: number;
      readonly claimant?: string;
      readonly leaseUntil?: number | null;
      readonly from?: ClaimedFrom;
      readonly attempt?: number;
      readonly parents?: ReadonlyArray<ParentSeen>;
      readonly open?: number;
    } = {},
  ): this {
    const { fence = 1, claimant = 'ann', leaseUntil = null, from = 'ready', parents = [], open = 0 } = rest;
    const seen = { parents, open, total: parents.length };
    const data = { claimant, fence, leaseUntil, from, attempt: rest.attempt ?? fence, ...seen };
    return this.command({ kind: 'claimed', data, taskId, status: 'running' });
  }

  completed(taskId: string, fence: number | null, promoted: ReadonlyArray<string> = []): this {
    const claimant = fence === null ? null : 'ann';
    return this.command(
      { kind: 'completed', data: { claimant, fence, openParents: [] }, taskId, status: 'done' },
      ...promoted.map((childId): NewEvent => ({
        kind: 'promoted',
        data: { parentId: taskId },
        taskId: childId,
        status: 'ready',
        causedBy: 0,
      })),
    );
  }

  /** Changes the envelope of an event and hashes it again, as a forger would. */
  forge(position: number, change: Partial<StoredEvent>): this {
    this.rows = this.rows.map((row) => {
      if (row.stored.position !== position) return row;
      const stored = { ...row.stored, ...change };
      return { ...row, stored: { ...stored, leafHash: leafHash(LEDGER, stored) } };
    });
    return this;
  }

  /** The events of one command as a ledger recorded them, from the next position on. */
  recorded(events: ReadonlyArray<Recorded>): this {
    this.commands += 1;
    const commandId = `command ${this.commands}`;
    const requestHash = `hash ${this.commands}`;
    for (const { stored, content } of events) {
      const asked = { ...stored, commandId, requestHash };
      this.rows.push({ stored: { ...asked, leafHash: leafHash(LEDGER, asked) }, content, erased: null });
    }
    return this;
  }

  /** Takes the content of an event away, as the store does for an erasure (null: for none). */
  wipe(position: number, erased: number | null): this {
    this.rows = this.rows.map((row) =>
      row.stored.position === position ? { ...row, content: null, erased } : row,
    );
    return this;
  }

  /** Takes an event away. */
  lose(position: number): this {
    this.rows = this.rows.filter(({ stored }) => stored.position !== position);
    return this;
  }

  private versionOf({ taskId }: NewEvent): number | null {
    if (taskId === null) return null;
    const version = (this.versions.get(taskId) ?? 0) + 1;
    this.versions.set(taskId, version);
    return version;
  }

  private push(event: Event, at: Partial<Circumstances>): void {
    this.time += 1;
    const { stored, content } = recordEvent(event, {
      ledgerId: LEDGER,
      position: this.next,
      taskId: null,
      version: null,
      status: null,
      content: undefined,
      actor: 'writer',
      writer: 2,
      createdAt: this.time,
      commandId: null,
      requestHash: null,
      causation: null,
      correlation: null,
      ...at,
    });
    this.rows.push({ stored, content, erased: null });
  }
}
