import type { Observation, Span } from '../../audit/observation';
import type { AuditReport, Verdict } from '../../audit/report';

/** Into how many parts of equally many events the log is cut for its picture, at most, and how many events of a part make it worth one. */
const PARTS = { most: 120, events: 6 };

/** What happened in a part of the log. */
export interface Part {
  readonly claims: Record<Verdict, number>;
  refusals: number;
}

const empty = (): Part => ({ claims: { satisfied: 0, violated: 0, indeterminate: 0 }, refusals: 0 });

/** What a first look at the whole log gives: where things lie in it, when the claims were, and which task waits for which. */
export class Survey {
  readonly parts: ReadonlyArray<Part>;
  /** When each claim was, by its place among the verdicts. */
  readonly claimedAt: Array<Span | null>;
  /** From the earliest time of the log to the latest; null where it has none. */
  span: Span | null = null;
  /** The part of the log in which a position lies that a finding is about. */
  readonly partOf = new Map<number, number>();
  /** Which task each of the events is about that were asked for. */
  readonly taskAt = new Map<number, string>();
  private readonly placeOf = new Map<number, number>();
  private readonly findingAt: ReadonlySet<number>;
  private readonly parents = new Map<string, string[]>();
  private readonly interned = new Map<string, string>();
  private read = 0;

  constructor(
    private readonly report: AuditReport,
    private readonly asked: ReadonlySet<number> = new Set(),
  ) {
    const length = Math.max(1, Math.min(PARTS.most, Math.ceil(report.events / PARTS.events)));
    this.parts = Array.from({ length }, empty);
    this.claimedAt = report.verdicts.map(() => null);
    for (const [place, { position }] of report.verdicts.entries()) this.placeOf.set(position, place);
    this.findingAt = new Set(
      report.findings.flatMap(({ position }) => (position === null ? [] : [position])),
    );
  }

  /** The next event of the log, in the order in which they lie. */
  add(observation: Observation): void {
    const { position, at } = observation;
    const { length } = this.parts;
    const part = Math.min(length - 1, Math.floor((this.read * length) / Math.max(1, this.report.events)));
    this.read += 1;
    if (at !== null) this.widen(at);
    if (observation.taskId !== null && this.asked.has(position))
      this.taskAt.set(position, observation.taskId);
    if (this.findingAt.has(position)) this.partOf.set(position, part);
    for (const effect of observation.effects) {
      if (effect._tag === 'Refused') this.parts[part]!.refusals += 1;
      if (effect._tag === 'Claimed') this.claimed(position, at, part);
      if (effect._tag === 'Linked') this.linked(effect.parentId, effect.childId);
    }
  }

  /** All that a task ever waited for, in the order in which the links lie. */
  parentsOf(taskId: string): ReadonlyArray<string> {
    return [...new Set(this.parents.get(taskId) ?? [])];
  }

  private claimed(position: number, at: Span | null, part: number): void {
    const place = this.placeOf.get(position);
    if (place === undefined) return;
    this.claimedAt[place] = at;
    this.parts[part]!.claims[this.report.verdicts[place]!.verdict] += 1;
  }

  private linked(parentId: string, childId: string): void {
    const known = this.parents.get(childId);
    const parent = this.intern(parentId);
    if (known === undefined) this.parents.set(this.intern(childId), [parent]);
    else known.push(parent);
  }

  /** One string for all links that name a task: a log names each of them again and again. */
  private intern(taskId: string): string {
    const known = this.interned.get(taskId);
    if (known !== undefined) return known;
    this.interned.set(taskId, taskId);
    return taskId;
  }

  private widen({ from, to }: Span): void {
    const { span } = this;
    if (span === null) this.span = { from, to };
    else if (from < span.from || to > span.to)
      this.span = { from: Math.min(from, span.from), to: Math.max(to, span.to) };
  }
}
