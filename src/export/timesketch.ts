import type { Finding } from '../audit/finding';
import type { Examined } from '../audit/examination';
import type { Observation, Span } from '../audit/observation';
import type { AuditReport } from '../audit/report';
import { effectInWords } from './effect-in-words';
import { isoTime } from './iso-time';
import { keyword } from './keyword';

const messageOf = ({ kind, taskId, effects }: Observation): string =>
  [`${kind}${taskId === null ? '' : ` ${taskId}`}`, ...effects.map(effectInWords)].join('; ');

/** The fields that tell when; null for a time that the format does not hold. */
const whenOf = (at: Span | null): object | null => {
  const datetime = at === null ? null : isoTime(at.from);
  if (at === null || datetime === null) return null;
  // A time that is known to the second is a second long.
  const before = at.to - at.from > 1 ? isoTime(at.to) : null;
  return { datetime, timestamp: at.from * 1_000, datetime_before: before };
};

/** What a field holds of a value: a text is cut, and what has no value is left out. */
const held = (value: unknown): unknown => (typeof value === 'string' ? keyword(value) : (value ?? undefined));

const lineOf = (fields: object): string =>
  `${JSON.stringify(fields, (_key, value: unknown) => held(value))}\n`;

const sameEvent = (finding: Finding, { position, id }: Observation): boolean =>
  finding.position === position &&
  finding.evidence.every((one) => one.position !== position || one.id === null || one.id === id);

const grouped = (findings: ReadonlyArray<Finding>, positionsOf: (one: Finding) => ReadonlyArray<number>) => {
  const byPosition = new Map<number, Finding[]>();
  for (const finding of findings) {
    for (const position of new Set(positionsOf(finding))) {
      const others = byPosition.get(position);
      if (others === undefined) byPosition.set(position, [finding]);
      else others.push(finding);
    }
  }
  return byPosition;
};

/** A log and its findings as a timeline for Timesketch. */
export class Timeline {
  /** Events and findings that have no place on it, so far: a time that is not known, or none at all. */
  withoutTime: number;
  private readonly naming: ReadonlyMap<number, ReadonlyArray<Finding>>;
  private readonly about: ReadonlyMap<number, ReadonlyArray<Finding>>;

  constructor(
    private readonly examined: Examined,
    { findings }: AuditReport,
  ) {
    this.naming = grouped(findings, ({ evidence }) => evidence.map((one) => one.position));
    this.about = grouped(findings, ({ position }) => (position === null ? [] : [position]));
    this.withoutTime = findings.length;
  }

  /** The lines, one for each event that has a time, and after it one for each finding that is about it. */
  async *lines(observations: AsyncIterable<Observation>): AsyncGenerator<string> {
    for await (const one of observations) {
      const when = whenOf(one.at);
      if (when === null) this.withoutTime += 1;
      else yield this.eventLine(one, when) + this.findingLines(one, when);
    }
  }

  private eventLine(one: Observation, when: object): string {
    const { position, id, kind, taskId, actor, title } = one;
    const naming = this.naming.get(position) ?? [];
    const codes = naming
      .filter(({ evidence }) => evidence.some((other) => other.position === position && other.id === id))
      .map(({ code }) => code);
    return lineOf({
      message: messageOf(one),
      ...when,
      timestamp_desc: 'Event recorded',
      data_type: 'taskledger:event',
      place: this.examined.place,
      position,
      event_id: id,
      kind,
      task_id: taskId,
      actor,
      title,
      finding_codes: [...new Set(codes)],
    });
  }

  private findingLines(one: Observation, when: object): string {
    const findings = (this.about.get(one.position) ?? []).filter((finding) => sameEvent(finding, one));
    this.withoutTime -= findings.length;
    return findings
      .map(({ code, name, severity, taskId, position, argument }) =>
        lineOf({
          message: `${code} ${name}: ${argument}`,
          ...when,
          timestamp_desc: 'Finding',
          data_type: 'taskledger:finding',
          place: this.examined.place,
          position,
          task_id: taskId,
          severity,
          finding_codes: [code],
        }),
      )
      .join('');
  }
}
