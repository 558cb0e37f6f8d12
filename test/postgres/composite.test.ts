import * as fc from 'fast-check';
import { compositeArray, fieldsOf } from '../../src/store/postgres/composite';
import { postgresBoard } from './board';

/** What can be stored: no NUL, no half of a surrogate pair. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }).map((one) => one.replaceAll('\0', '')),
  fc.constantFrom(
    '',
    ' ',
    ',',
    '"',
    '\\',
    '\\"',
    '""',
    '()',
    '{}',
    'NULL',
    'null',
    '(1,"a")',
    'é\u2028😀\n\t',
  ),
);
const number = fc.oneof(fc.integer(), fc.constantFrom(0, -1, Number.MAX_SAFE_INTEGER));
const row = fc.tuple(fc.option(text), fc.option(number), fc.option(text), fc.option(number));

const asText = (value: string | number | null) => (value === null ? null : String(value));

describe('rows as text', () => {
  const board = postgresBoard();

  it('are to the server what they are here, and the other way round', async () => {
    const raw = await board.raw();
    await raw.query('CREATE TYPE pg_temp.some AS (a text, b bigint, c text, d bigint)');
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 5 }), async (rows) => {
        const sent = [compositeArray(rows)];
        const read = await raw.query<{ a: string; b: string; c: string; d: string; whole: string }>(
          'SELECT one.*, one::text AS whole FROM unnest($1::pg_temp.some[]) AS one',
          sent,
        );
        expect(read.rows.map(({ a, b, c, d }) => [a, b, c, d])).toEqual(rows.map((one) => one.map(asText)));
        expect(read.rows.map(({ whole }) => fieldsOf(whole))).toEqual(rows.map((one) => one.map(asText)));
      }),
      { numRuns: 300 },
    );
  });
});
