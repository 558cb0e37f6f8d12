import { isEventKind } from '../events/catalogue';
import type { StoredEvent } from '../events/stored-event';
import { as, at, missing, refOf, task } from './evidence';
import type { AuditedTask } from './audited-task';
import type { Findings } from './findings';
import type { LogState } from './log-state';
import type { AuditFacts } from './audit-facts';

/** Missing positions that one finding names; the argument counts them all. */
const NAMED = 100;

/** By how much times of two writers may go back: so long after it was timed a decision may be written, and clocks that are kept in step differ by less. */
const IN_STEP_MS = 650;

/** Checks what every log has to be, whatever its events say: positions, versions, command ids, clocks. */
export class LogShape {
  private readonly lastOfWriter = new Map<number, StoredEvent>();
  private last: StoredEvent | null = null;

  constructor(
    private readonly state: LogState,
    private readonly findings: Findings,
  ) {}

  /** Looks at the next event, before it is taken in; `known` is its task where an event of that was seen before. */
  look(stored: StoredEvent, known: AuditedTask | undefined): void {
    this.positions(stored);
    this.versions(stored, known);
    this.commandIds(stored);
    this.clocks(stored);
  }

  /** Looks at the end: where the log should end by its head, and what lies past that. */
  end({ headPosition: head, beyond }: AuditFacts): void {
    const { position } = this.state;
    if (beyond !== undefined) {
      const ref = refOf(beyond);
      this.findings.add('TL504', {
        taskId: beyond.taskId,
        position: ref.position,
        evidence: [as('event', ref)],
        argument: `${at(ref)} lies past the head, at ${head}: no ledger appended it, the head would have followed.`,
      });
    }
    if (head === undefined || head <= position) return;
    this.findings.add('TL502', {
      taskId: null,
      position: position + 1,
      evidence: [missing(position + 1)],
      argument: `The head says that the log ends at ${head}; its last event is at ${position}. The events between are gone.`,
    });
  }

  private positions(stored: StoredEvent): void {
    const gap = this.state.passGap(stored);
    if (gap !== undefined) {
      const count = gap.last - gap.first + 1;
      const named = Array.from({ length: Math.min(count, NAMED) }, (_, i) => missing(gap.first + i));
      this.findings.add('TL501', {
        taskId: null,
        position: gap.first,
        evidence: [...named, as('next event', refOf(stored))],
        argument: `Positions have no gap; ${count} are missing from ${gap.first} on, before ${at(refOf(stored))}.`,
      });
    } else if (stored.position <= this.state.position) {
      this.findings.add('TL501', {
        taskId: null,
        position: stored.position,
        evidence: [as('event', refOf(stored))],
        argument: `Positions only rise; ${at(refOf(stored))} comes after ${this.state.position}.`,
      });
    }
  }

  private versions(stored: StoredEvent, known: AuditedTask | undefined): void {
    const { taskId, version, position } = stored;
    if (taskId === null) return;
    if (version !== (known?.version ?? 0) + 1) {
      const before = known === undefined ? [] : [as('event before', known.last)];
      this.findings.add('TL503', {
        taskId,
        position,
        evidence: [...before, as('event', stored)],
        argument: `The versions of task ${task(taskId)} have no gap; ${at(stored)} has version ${version}, after ${known?.version ?? 0}.`,
      });
    }
    if (known === undefined && stored.kind !== 'created' && isEventKind(stored.kind)) {
      this.findings.add('TL504', {
        taskId,
        position,
        evidence: [as('event', stored)],
        argument: `${at(stored)} is an event of task ${task(taskId)}, of which no creation comes before it.`,
      });
    }
  }

  private commandIds(stored: StoredEvent): void {
    const { commandId, requestHash, position } = stored;
    if (commandId === null) return;
    const begun = this.state.board.commands.get(commandId);
    if (begun === undefined) return;
    const goesOn = begun.position + begun.events === position && begun.requestHash === requestHash;
    if (goesOn || this.state.lastGap > begun.position) return;
    this.findings.add('TL509', {
      taskId: stored.taskId,
      position,
      evidence: [as('event', refOf(stored))],
      argument: `The events of one command stand together; command ${commandId} began at ${begun.position}, ended, and ${at(refOf(stored))} has its id again.`,
    });
  }

  private clocks(stored: StoredEvent): void {
    const { writer, createdAt } = stored;
    const own = this.lastOfWriter.get(writer);
    if (own !== undefined && createdAt < own.createdAt) {
      this.back('TL401', own, stored, 'the same writer’s clock');
    }
    if (this.last !== null && this.last.writer !== writer && createdAt + IN_STEP_MS < this.last.createdAt) {
      this.back('TL402', this.last, stored, 'another writer’s clock');
    }
    this.lastOfWriter.set(writer, stored);
    this.last = stored;
  }

  private back(code: 'TL401' | 'TL402', before: StoredEvent, stored: StoredEvent, whose: string): void {
    const { taskId, position } = stored;
    this.findings.add(code, {
      taskId,
      position,
      evidence: [as('earlier event', before), as('later event', stored)],
      argument: `${at(stored)} is after ${at(before)} in the log and ${before.createdAt - stored.createdAt} ms before it by ${whose}.`,
    });
  }
}
