import * as fc from 'fast-check';
import type { Observation } from '../../src/audit/observation';
import { Timeline } from '../../src/export/timesketch';
import { caseOf, cases, examined, read } from './examined';
import type { Case } from './examined';
import { oneOfEveryKind, whole } from './logs';

interface Line {
  readonly message: string;
  readonly datetime: string;
  readonly timestamp: number;
  readonly timestamp_desc: string;
  readonly data_type: string;
  readonly position: number;
  readonly event_id?: string;
  readonly task_id?: string;
  readonly finding_codes: ReadonlyArray<string>;
}

interface Drawn {
  readonly lines: ReadonlyArray<Line>;
  readonly withoutTime: number;
}

const drawn = async ({ report, observations, ...one }: Case): Promise<Drawn> => {
  const timeline = new Timeline(one.examined, report);
  const text = await whole(timeline.lines(read(observations)));
  const lines = text.split('\n').slice(0, -1);
  return { lines: lines.map((line) => JSON.parse(line) as Line), withoutTime: timeline.withoutTime };
};

/** The longest text that Timesketch indexes, in bytes. */
const LONGEST = 32_766;

const expectUsable = (line: Line): void => {
  expect(line.message).not.toBe('');
  expect(line.timestamp_desc).not.toBe('');
  expect(line.datetime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(line.timestamp).toBe(Date.parse(line.datetime) * 1_000);
  for (const value of Object.values(line)) {
    if (typeof value === 'string') expect(Buffer.byteLength(value)).toBeLessThan(LONGEST);
  }
};

describe('a log as a timeline for Timesketch', () => {
  it('has each event once and each finding once, and names the findings at their evidence', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const { lines, withoutTime } = await drawn(one);
        lines.forEach(expectUsable);
        const events = lines.filter(({ data_type: type }) => type === 'taskledger:event');
        expect(events.map((line) => line.event_id)).toEqual(one.observations.map(({ id }) => id));
        const { findings } = one.report;
        const told = lines.filter(({ data_type: type }) => type === 'taskledger:finding');
        expect(told.length + withoutTime).toBe(findings.length);
        const codes = findings.map(({ code }) => code as string);
        expect(codes).toEqual(expect.arrayContaining(told.flatMap((line) => line.finding_codes)));
        for (const event of events) {
          const naming = findings.filter(({ evidence }) => evidence.some(({ id }) => id === event.event_id));
          expect([...event.finding_codes].sort()).toEqual(
            [...new Set(naming.map(({ code }) => code))].sort(),
          );
        }
      }),
    );
  });

  it('tells of every kind in words', async () => {
    const { lines } = await drawn(caseOf(oneOfEveryKind));
    const event = (kind: string) => lines.find((line) => line.message.startsWith(`${kind} `))?.message;
    expect(event('claimed')).toBe(
      'claimed c; claimed by ann, fence 2, lease until 1970-01-01T00:00:00.005Z; is todo',
    );
    expect(event('claim_rejected')).toBe('claim_rejected c; refused to ann: parents_not_done; is todo');
    expect(event('linked')).toBe('linked c; c waits for p; is todo');
  });

  it('cuts what is too long for a field, never within a character', async () => {
    const [first] = caseOf(oneOfEveryKind).observations;
    const observations: ReadonlyArray<Observation> = ['é', 'a', '𝒳', 'x𝒳', 'xx𝒳', 'xxx𝒳'].map((text) => ({
      ...first!,
      title: text.repeat(40_000),
    }));
    const report = { ...caseOf([]).report, findings: [] };
    const { lines } = await drawn({ examined, report, observations });
    for (const line of lines as ReadonlyArray<Line & { readonly title: string }>) {
      expectUsable(line);
      expect(Buffer.byteLength(line.title)).toBeGreaterThan(LONGEST - 5);
      expect(line.title.isWellFormed()).toBe(true);
      expect(line.title).not.toContain('\ufffd');
      expect(line.title.endsWith('…')).toBe(true);
    }
  });

  it('leaves out, and counts, what has no time', async () => {
    const one = caseOf(oneOfEveryKind);
    const timeless = one.observations.map((event, i) => (i % 2 === 0 ? { ...event, at: null } : event));
    const { lines, withoutTime } = await drawn({ ...one, observations: timeless });
    expect(lines.length + withoutTime).toBe(one.observations.length + one.report.findings.length);
    expect(withoutTime).toBeGreaterThan(one.observations.length / 2 - 1);
  });
});
