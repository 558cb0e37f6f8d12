import type { Observation, ObservedEffect } from '../../audit/observation';

/** A status that a task had, from one event on until another: places among the events that are replayed. */
export interface StatusRun {
  readonly from: number;
  to: number;
  /** In the log's own word; null where it cannot be told. */
  readonly status: string | null;
}

/** A link while it stood. */
export interface Bond {
  readonly parentId: string;
  readonly childId: string;
  readonly from: number;
  to: number;
  /** Since when the child need not wait for it; null where it has to. */
  waived: number | null;
}

/** An attempt, from its claim on. */
export interface Attempt {
  readonly from: number;
  to: number;
  readonly claimant: string | null;
  readonly fence: number | null;
  /** How it ended, in the log's own word; null where the log shows no end of it. */
  how: string | null;
  /** Until when its lease went, as it was known from an event on. */
  readonly leases: Array<{ readonly from: number; readonly until: number | null }>;
}

/** What some events made of their tasks, step by step. All places are indexes of those events. */
export class Replay {
  readonly bonds: Bond[] = [];
  /** The attempts at the one task that is looked at. */
  readonly attempts: Attempt[] = [];
  private readonly runs = new Map<string, StatusRun[]>();
  private readonly end: number;

  constructor(
    readonly taskId: string,
    readonly events: ReadonlyArray<Observation>,
  ) {
    this.end = events.length;
    for (const [place, event] of events.entries())
      for (const effect of event.effects) this.take(effect, event, place);
  }

  /** The statuses that a task had, one after the other. */
  statusesOf(taskId: string): ReadonlyArray<StatusRun> {
    return this.runs.get(taskId) ?? [];
  }

  /** The status of a task just before a place; `undefined` where the log shows nothing of it until then. */
  statusBefore(taskId: string, place: number): string | null | undefined {
    return this.statusesOf(taskId).findLast(({ from }) => from < place)?.status;
  }

  /** The links of a task that stood just before a place. */
  linksBefore(childId: string, place: number): ReadonlyArray<Bond> {
    return this.bonds.filter((bond) => bond.childId === childId && bond.from < place && bond.to >= place);
  }

  private take(effect: ObservedEffect, { taskId, kind }: Observation, place: number): void {
    const own = taskId === this.taskId;
    switch (effect._tag) {
      case 'Status':
        if (taskId !== null) this.status(taskId, effect.status, place);
        return;
      case 'StatusUnknown':
      case 'Unknown':
        if (taskId !== null) this.status(taskId, null, place);
        return;
      case 'Linked':
        this.link(effect, place);
        return;
      case 'Unlinked': {
        const bond = this.standing(effect);
        if (bond !== undefined) bond.to = place;
        return;
      }
      case 'Waived': {
        const bond = this.standing(effect);
        if (bond !== undefined) bond.waived ??= place;
        return;
      }
      case 'Claimed': {
        if (!own) return;
        const { claimant, fence, leaseUntil } = effect;
        const leases = [{ from: place, until: leaseUntil }];
        this.attempts.push({ from: place, to: this.end, claimant, fence, how: null, leases });
        return;
      }
      case 'LeaseExtended':
        if (own) this.attempts.at(-1)?.leases.push({ from: place, until: effect.leaseUntil });
        return;
      case 'AttemptEnded':
        if (own) this.ended(effect.how === '' ? kind : effect.how, place);
        return;
      case 'Created':
      case 'Refused':
        return;
      default:
        effect satisfies never;
    }
  }

  private status(taskId: string, status: string | null, place: number): void {
    const runs = this.runs.get(taskId) ?? [];
    this.runs.set(taskId, runs);
    const last = runs.at(-1);
    if (last?.status === status) return;
    if (last !== undefined) last.to = place;
    runs.push({ from: place, to: this.end, status });
  }

  private link({ parentId, childId }: { parentId: string; childId: string }, place: number): void {
    if (this.standing({ parentId, childId }) !== undefined) return;
    this.bonds.push({ parentId, childId, from: place, to: this.end, waived: null });
  }

  private standing({ parentId, childId }: { parentId: string; childId: string }): Bond | undefined {
    return this.bonds.findLast(
      (bond) => bond.parentId === parentId && bond.childId === childId && bond.to === this.end,
    );
  }

  /** The attempt that was claimed last is over; one before it that still seemed to stand is known to be over too, not how. */
  private ended(how: string, place: number): void {
    const standing = this.attempts.filter(({ to }) => to === this.end);
    for (const attempt of standing) attempt.to = place;
    const last = standing.at(-1);
    if (last !== undefined) last.how = how;
  }
}
