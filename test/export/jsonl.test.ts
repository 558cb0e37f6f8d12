import { isLeft } from 'fp-ts/Either';
import * as fc from 'fast-check';
import { readEventLine } from '../../src/events/event-line';
import type { EventOfLedger } from '../../src/events/event-line';
import { canonicalJson } from '../../src/events/canonical-json';
import type { Json } from '../../src/events/json';
import { contentHash } from '../../src/events/content';
import { leafHash } from '../../src/events/leaf-hash';
import type { Recorded } from '../../src/events/recorded';
import { jsonLines } from '../../src/export/jsonl';
import { wholeLives } from '../audit/whole-lives';
import { lived, oneOfEveryKind, toExport, whole } from './logs';

const linesOf = async (log: ReadonlyArray<Recorded>): Promise<ReadonlyArray<string>> => {
  const text = await whole(jsonLines(toExport(log)));
  expect(text.endsWith('\n')).toBe(true);
  return text.split('\n').slice(0, -1);
};

const mustRead = (line: string): EventOfLedger => {
  const read = readEventLine('line', line);
  if (isLeft(read)) throw new Error(JSON.stringify(read.left));
  return read.right;
};

const faultOf = (line: string): string | undefined => {
  const read = readEventLine('line 3', line);
  return isLeft(read) ? `${read.left.at}: ${read.left.expected}` : undefined;
};

describe('a log as JSON Lines', () => {
  it('has all that is stored of each event, and is read back to it, byte by byte', async () => {
    await fc.assert(
      fc.asyncProperty(wholeLives, async (moments) => {
        const log = lived(moments);
        const lines = await linesOf(log);
        const rows = log.map(({ stored, content, erased }) => ({ stored, content, erased }));
        expect(lines.map(mustRead)).toEqual(rows.map((row) => ({ ledgerId: 'L', row })));
        for (const line of lines) expect(canonicalJson(JSON.parse(line) as Json)).toBe(line);
      }),
      { numRuns: 30 },
    );
  });

  it('has every kind, with the hashes that belong to what is read', async () => {
    for (const line of await linesOf(oneOfEveryKind)) {
      const { ledgerId, row } = mustRead(line);
      expect(leafHash(ledgerId, row.stored)).toBe(row.stored.leafHash);
      expect(row.content === null ? null : contentHash(row.content)).toBe(row.stored.contentHash);
    }
  });

  it('says which field of a line is wrong', async () => {
    const [line = ''] = await linesOf(oneOfEveryKind);
    const changed = (fields: object): string =>
      JSON.stringify({ ...(JSON.parse(line) as object), ...fields });
    expect(faultOf(line)).toBeUndefined();
    expect(faultOf(line.slice(0, -1))).toBe('line 3: JSON');
    expect(faultOf(changed({ position: 0 }))).toBe('line 3.position: a positive integer');
    expect(faultOf(changed({ more: 1 }))).toBe('line 3.more: no such field');
    expect(faultOf(changed({ data: [] }))).toMatch(/^line 3\.data: /);
    expect(faultOf(changed({ data: { a: '\ud800' } }))).toBe('line 3.data.a: text without lone surrogates');
    expect(faultOf(changed({ salt: null, content: 1 }))).toBe('line 3.content: null, as there is no salt');
    expect(faultOf('[]')).toMatch(/^line 3: /);
  });
});
