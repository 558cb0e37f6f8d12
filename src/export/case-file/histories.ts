import type { Observation, ObservedEffect } from '../../audit/observation';

/** How many refusals and extensions of leases are kept of a task: pollers and heartbeats leave thousands. */
const KEPT = 200;

const repeats: ReadonlyArray<ObservedEffect['_tag']> = ['Refused', 'LeaseExtended', 'Status'];

/** What a second look at the log keeps: what happened to some tasks, and to the links between them and their parents. */
export class Histories {
  private readonly kept = new Map<string, Observation[]>();
  private readonly statuses = new Map<string, string>();
  private readonly counts = new Map<string, number>();
  private readonly titles = new Map<string, string>();

  constructor(
    private readonly watched: ReadonlySet<string>,
    /** Positions that evidence names: their events are kept, whatever they are. */
    private readonly named: ReadonlySet<number>,
  ) {}

  /** The next event of the log, in the order in which they lie. */
  add(observation: Observation): void {
    for (const taskId of this.concerned(observation)) {
      if (observation.title !== null && observation.taskId === taskId)
        this.titles.set(taskId, observation.title);
      if (!this.tells(observation, taskId)) continue;
      const known = this.kept.get(taskId);
      if (known === undefined) this.kept.set(taskId, [observation]);
      else known.push(observation);
    }
  }

  /** The last title that the log gives a task; null where it gives none. */
  titleOf(taskId: string): string | null {
    return this.titles.get(taskId) ?? null;
  }

  /** The events of some tasks: by the order of the log; where it says none of one of them, by time and then as they lie. */
  of(taskIds: Iterable<string>): { readonly events: ReadonlyArray<Observation>; readonly byTime: boolean } {
    const events = [...new Set([...taskIds].flatMap((taskId) => this.kept.get(taskId) ?? []))];
    const byTime = events.some(({ order }) => order === null);
    const place = ({ order, at }: Observation): number =>
      byTime ? (at?.from ?? Number.MAX_VALUE) : (order ?? 0);
    return { events: events.toSorted((a, b) => place(a) - place(b) || a.position - b.position), byTime };
  }

  private concerned({ taskId, effects }: Observation): ReadonlySet<string> {
    const concerned = new Set<string>();
    if (taskId !== null && this.watched.has(taskId)) concerned.add(taskId);
    for (const effect of effects)
      if ('childId' in effect && this.watched.has(effect.childId)) concerned.add(effect.childId);
    return concerned;
  }

  /** Whether an event shows something of a task that the events before it did not. */
  private tells({ position, taskId, effects }: Observation, of: string): boolean {
    if (this.named.has(position) || taskId !== of) return true;
    const status = effects.find((effect) => effect._tag === 'Status')?.status;
    const moved = status !== undefined && status !== this.statuses.get(of);
    if (status !== undefined) this.statuses.set(of, status);
    if (moved || effects.some(({ _tag }) => !repeats.includes(_tag))) return true;
    if (effects.every(({ _tag }) => _tag === 'Status')) return false;
    const count = (this.counts.get(of) ?? 0) + 1;
    this.counts.set(of, count);
    return count <= KEPT;
  }
}
