import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Examination } from '../../../src/audit/examination';
import type { Observation } from '../../../src/audit/observation';
import { eventLine } from '../../../src/events/event-line';
import { observationOf } from '../../../src/audit/native-observation';
import { examine } from '../../../src/ledger/examine/examine';
import type { ExamineInput } from '../../../src/ledger/examine/examine';
import type { History } from '../../../stress/mutants/history';
import { auditOf } from '../../../stress/mutants/judge';
import { livedAt } from '../../../stress/mutants/life';
import { Random } from '../../../stress/mutants/random';

const folder = mkdtempSync(join(tmpdir(), 'lines-'));
const path = join(folder, 'events.jsonl');

afterAll(() => rmSync(folder, { recursive: true }));

const looked = async <A>(
  text: string | Buffer,
  look: (examination: Examination) => Promise<A> | A,
  input: ExamineInput = {},
): Promise<A> => {
  writeFileSync(path, text);
  const examination = await examine(path, input);
  try {
    return await look(examination);
  } finally {
    await examination.close();
    expect(readdirSync(folder)).toEqual(['events.jsonl']);
  }
};

const told = (text: string | Buffer, input?: ExamineInput): Promise<ReadonlyArray<string>> =>
  looked(text, ({ report }) => report.findings.map(({ code, position }) => `${code}@${position}`), input);

const exported = ({ ledgerId, log }: History): ReadonlyArray<string> =>
  log.map((row) => eventLine({ ledgerId, row }));

const textOf = (lines: ReadonlyArray<string>): string => lines.map((line) => `${line}\n`).join('');

const observed = async ({
  observations,
}: Pick<Examination, 'observations'>): Promise<ReadonlyArray<Observation>> => {
  const seen: Observation[] = [];
  for await (const one of observations()) seen.push(one);
  return seen;
};

describe('a log that a ledger exported', () => {
  let history: History;
  let lines: ReadonlyArray<string>;
  let usual: ReadonlyArray<string>;
  beforeAll(async () => {
    history = await livedAt(':memory:', new Random(11));
    lines = exported(history);
    usual = await told(textOf(lines));
  });

  it('is audited as the ledger itself', async () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const one = await livedAt(':memory:', new Random(seed));
      const { log, ledgerId } = one;
      await looked(textOf(exported(one)), async (examination) => {
        const { examined, report } = examination;
        expect(examined).toMatchObject({ format: 'taskledger-jsonl', ledgerId, place: 'events.jsonl' });
        expect(report.findings).toEqual(auditOf({ ledgerId, rows: log, headPosition: log.length }));
        expect(report).toMatchObject({ valid: true, events: log.length, contentsExamined: true });
        expect(await observed(examination)).toEqual(log.map(observationOf));
      });
    }
  });

  it('has its decisions asked again', async () => {
    const { decisions } = (await looked(textOf(lines), ({ report }) => report, {
      replayDecisions: true,
    })) as {
      readonly decisions?: { readonly asked: number };
    };
    expect(decisions?.asked).toBeGreaterThan(0);
  });

  it('has a line told that was torn, or is none, and the gap that it leaves', async () => {
    const torn = textOf(lines).slice(0, -20);
    const last = lines.length;
    await looked(torn, ({ report }) => {
      expect(report.valid).toBe(false);
      expect(report.events).toBe(last - 1);
      const [finding] = report.findings.filter(({ code }) => code === 'TL507');
      expect(finding?.argument).toMatch(
        new RegExp(
          `^Line ${last} of the file cannot be read as an event: line ${last}: expected JSON, .*torn`,
        ),
      );
    });
    const spoilt = lines.map((line, i) =>
      i === 9 ? line.replace('"position":10', '"position":"10"') : line,
    );
    expect(await told(textOf(spoilt))).toEqual(expect.arrayContaining(['TL501@10', 'TL507@null']));
    const bytes = Buffer.from(textOf(lines));
    bytes[lines[0]!.length + 10] = 0xff;
    expect(await told(bytes)).toEqual(expect.arrayContaining(['TL501@2', 'TL507@null']));
    const strange = lines.with(9, lines[9]!.replace(history.ledgerId, 'another'));
    expect(await told(textOf(strange))).toEqual(expect.arrayContaining(['TL501@10', 'TL507@null']));
  });

  it('has told what was edited, taken out, or put elsewhere', async () => {
    const eve = lines.with(9, lines[9]!.replace(/"actor":"[^"]*"/, '"actor":"eve"'));
    expect(await told(textOf(eve))).toEqual(expect.arrayContaining(['TL510@10']));
    const title = lines.with(3, lines[3]!.replace('"title":"task', '"title":"no task'));
    expect(await told(textOf(title))).toEqual(expect.arrayContaining(['TL511@4']));
    expect(await told(textOf(lines.toSpliced(9, 1)))).toContain('TL501@10');
    const turned = lines.with(9, lines[10]!).with(10, lines[9]!);
    expect(await told(textOf(turned))).toEqual(expect.arrayContaining(['TL501@10']));
  });

  it('takes blank lines, other line ends and a mark at its beginning', async () => {
    expect(await told(`\ufeff${lines.join('\r\n\r\n')}`)).toEqual(usual);
  });

  it('is told to have changed meanwhile', async () => {
    const changed = usual.concat('TL601@null').toSorted();
    expect((await told(textOf(lines), { onProgress: () => appendFileSync(path, ' ') })).toSorted()).toEqual(
      changed,
    );
  });
});

const faultOf = async (text: string): Promise<string> => {
  writeFileSync(path, text);
  const failed = await examine(path).then(
    () => 'nothing',
    (error: unknown) => (error instanceof Error ? error.message : 'no error'),
  );
  return failed.replace(path, 'FILE');
};

describe('a log that somebody wrote', () => {
  it.each([
    ['{"taskId":"a","type":"created"}\n{"taskId":"a"', 'FILE, line 2: line: expected JSON, got'],
    [
      '{"taskId":"a","type":"created"}\n\n{"type":"claimed"}\n',
      'FILE, line 3: line.taskId: expected a non-empty string',
    ],
    [
      '{"taskId":"a","type":"created","position":1}\n{"taskId":"a","type":"claimed","position":1}',
      'FILE, line 2: line 1 has its place, 1, already',
    ],
    [
      '{"taskId":"a","type":"created","position":1}\n{"taskId":"a","type":"claimed","order":2}',
      'FILE, line 2: it has an order, and line 1 has not: they cannot be compared',
    ],
    ['no lines of JSON', 'FILE is not a SQLite file'],
    ['', 'FILE is not a SQLite file: the file is empty'],
  ])('is refused, with the line that cannot be read: %j', async (text, message) => {
    expect(await faultOf(text)).toContain(message);
  });

  it('is judged as docs/jsonl.md says', async () => {
    const page = readFileSync(resolve(__dirname, '../../../docs/jsonl.md'), 'utf8');
    const [, log = ''] = /```jsonl\n([\s\S]*?)```/.exec(page) ?? [];
    await looked(log, async (examination) => {
      const { report, examined } = examination;
      expect(examined).toMatchObject({ format: 'jsonl', ledgerId: null });
      const table = report.verdicts.map(
        ({ position, taskId, verdict }) => `| ${position} | ${taskId} | ${verdict} |`,
      );
      const squeezed = page.replace(/ +/g, ' ');
      for (const row of table) expect(squeezed).toContain(row);
      expect(new Set(report.verdicts.map(({ verdict }) => verdict)).size).toBe(3);
      expect(report.foreign?.unknownKinds).toEqual({});
      expect(await observed(examination)).toHaveLength(report.events);
    });
    for (const type of [
      'created',
      'linked',
      'unlinked',
      'waived',
      'claimed',
      'refused',
      'extended',
      'completed',
    ]) {
      expect(log).toContain(`"type":"${type}"`);
    }
  });
});
