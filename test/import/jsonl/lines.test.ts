import { isLeft } from 'fp-ts/Either';
import { readLine } from '../../../src/import/jsonl/line';
import { logOfLines } from '../../../src/import/jsonl/log-of-lines';
import { spanOf } from '../../../src/import/jsonl/span-of';

const at = Date.UTC(2026, 0, 31, 10, 20, 30);

describe('a time', () => {
  it.each([
    ['2026-01-31T10:20:30Z', at, 1_000],
    ['2026-01-31 10:20:30z', at, 1_000],
    ['2026-01-31T10:20Z', at - 30_000, 60_000],
    ['2026-01-31T10:20:30.5Z', at + 500, 100],
    ['2026-01-31T10:20:30.12Z', at + 120, 10],
    ['2026-01-31T10:20:30.123456Z', at + 123, 1],
    ['2026-01-31T12:20:30+02:00', at, 1_000],
    ['2026-01-31T05:50:30-0430', at, 1_000],
    [at, at, 1],
  ])('%j is as long as it is exactly written', (time, from, length) => {
    expect(spanOf(time)).toEqual({ from, to: from + length });
  });

  it.each([
    '2026-01-31T10:20:30',
    '2026-01-31',
    '2026-02-31T10:20:30Z',
    '2026-01-31T24:00:00Z',
    'now',
    1.5,
    '',
    true,
  ])('%j is none', (time) => expect(spanOf(time)).toBeUndefined());
});

const fault = (line: string): string | undefined => {
  const read = readLine('line', 1, line);
  return isLeft(read) ? `${read.left.at}: ${read.left.expected}` : undefined;
};

describe('a line', () => {
  it.each([
    ['{"taskId":"a","type":"created"}', undefined],
    ['{"taskId":"a","type":"created","more":[1],"position":null,"time":null}', undefined],
    ['{"taskId":"a"', 'line: JSON'],
    ['[]', 'line: an object'],
    ['{"type":"created"}', 'line.taskId: a non-empty string'],
    ['{"taskId":"a","type":1}', 'line.type: a non-empty string'],
    ['{"taskId":"a","type":"t","position":0}', 'line.position: a positive integer'],
    ['{"taskId":"a","type":"t","position":1,"order":1}', 'line.order: nothing beside a position'],
    [
      '{"taskId":"a","type":"t","time":"2026-01-31T10:20:30"}',
      'line.time: a time like 2026-01-31T10:00:00Z with Z or an offset, or milliseconds since 1970',
    ],
  ])('%s is read, or its fault named: %s', (line, expected) => {
    expect(fault(line)).toBe(expected);
  });

  it('that lacks what its type needs may have done anything to its task', () => {
    const told = [
      '{"taskId":"a","type":"linked"}',
      '{"taskId":"a","type":"status"}',
      '{"taskId":"a","type":"jumped"}',
    ];
    const lines = told.map((line, i) => {
      const read = readLine('line', i + 1, line);
      if (isLeft(read)) throw new Error('it cannot be read');
      return read.right;
    });
    const { observations, faults } = logOfLines(lines);
    expect(observations.map(({ effects }) => effects)).toEqual(told.map(() => [{ _tag: 'Unknown' }]));
    expect(faults.map(({ code, why }) => `${code}: ${why}`)).toEqual([
      'TL507: line 1.parentId: expected a task, got nothing',
      'TL507: line 2.status: expected a status, got nothing',
      'TL506: it is of a type that this version does not know',
    ]);
  });
});
