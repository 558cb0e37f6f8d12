import { isLeft, left, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import * as t from 'io-ts';
import type { Span } from '../../audit/observation';
import { decodeAt, positiveInteger, text } from '../../events/codecs';
import { decodeFault } from '../../events/decode-fault';
import type { DecodeFault } from '../../events/decode-fault';
import { parseJson } from '../../events/parse-json';
import { TIME, spanOf } from './span-of';

/** What a line of anybody's log says whatever happened, and the rest of it, which depends on that. */
export interface Line {
  /** Which line of the file it is. */
  readonly number: number;
  readonly taskId: string;
  readonly type: string;
  /** 1, 2, 3 … in the order of the log; null where it does not say. */
  readonly position: number | null;
  /** A number that is greater the later it was; null where it does not say. */
  readonly order: number | null;
  readonly at: Span | null;
  readonly id: string | null;
  readonly actor: string | null;
  readonly title: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

const number = new t.Type<number>(
  'a finite number',
  (u): u is number => typeof u === 'number' && Number.isFinite(u),
  (u, c) => (typeof u === 'number' && Number.isFinite(u) ? t.success(u) : t.failure(u, c)),
  t.identity,
);

const what = t.type({ taskId: text, type: text });

const when = t.partial({ position: positiveInteger, order: number, id: text, actor: text, title: t.string });

/** A field that is null is one that is not there. */
const given = (value: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null));

/** A line of anybody's log, or which field of it is wrong. */
export const readLine = (at: string, lineNumber: number, line: string): Either<DecodeFault, Line> => {
  const parsed = parseJson(line);
  if (isLeft(parsed)) return left(decodeFault(at, 'JSON', line));
  const value = parsed.right;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return left(decodeFault(at, 'an object', value));
  const fields = given(value);
  const read = decodeAt(at, what, fields);
  if (isLeft(read)) return read;
  const more = decodeAt(at, when, fields);
  if (isLeft(more)) return more;
  const { taskId, type } = read.right;
  const { position = null, order = null, id = null, actor = null, title = null } = more.right;
  const { time } = fields;
  if (position !== null && order !== null)
    return left(decodeFault(`${at}.order`, 'nothing beside a position', order));
  const span = time === undefined ? null : spanOf(time);
  if (span === undefined) return left(decodeFault(`${at}.time`, TIME, time));
  return right({ number: lineNumber, taskId, type, position, order, at: span, id, actor, title, fields });
};
