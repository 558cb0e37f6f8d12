import { isLeft, left, map, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import { pipe } from 'fp-ts/function';
import * as t from 'io-ts';
import type { ObservedEffect } from '../../audit/observation';
import { decodeAt, integer, text } from '../../events/codecs';
import { decodeFault } from '../../events/decode-fault';
import type { DecodeFault } from '../../events/decode-fault';
import type { Line } from './line';
import { TIME, spanOf } from './span-of';

type Effects = ReadonlyArray<ObservedEffect>;

/** What an event of a type does; or which field, that it cannot do without or is not as it should be, is wrong. */
type Reader = (line: Line, at: string) => Either<DecodeFault, Effects>;

const optional = <A>(
  { fields }: Line,
  at: string,
  name: string,
  codec: t.Type<A>,
): Either<DecodeFault, A | null> =>
  fields[name] === undefined ? right(null) : decodeAt(`${at}.${name}`, codec, fields[name]);

const parentsOf = (line: Line, at: string): Either<DecodeFault, ReadonlyArray<string>> => {
  const one = optional(line, at, 'parentId', text);
  if (isLeft(one)) return one;
  return pipe(
    optional(line, at, 'parents', t.readonlyArray(text, 'a list of tasks')),
    map((all) => [...(one.right === null ? [] : [one.right]), ...(all ?? [])]),
  );
};

/** The status that an event leaves its task in: what it says itself, else `usual`, if there is one. */
const statusOf = (line: Line, at: string, usual: string | null): Either<DecodeFault, Effects> =>
  pipe(
    optional(line, at, 'status', text),
    map((status): Effects => {
      const told = status ?? usual;
      return told === null ? [] : [{ _tag: 'Status', status: told }];
    }),
  );

const links =
  (_tag: 'Linked' | 'Unlinked' | 'Waived'): Reader =>
  (line, at) => {
    const parents = parentsOf(line, at);
    if (isLeft(parents)) return parents;
    if (parents.right.length === 0) return left(decodeFault(`${at}.parentId`, 'a task', undefined));
    return right(parents.right.map((parentId) => ({ _tag, parentId, childId: line.taskId })));
  };

const created: Reader = (line, at) => {
  const parents = parentsOf(line, at);
  if (isLeft(parents)) return parents;
  const linked = parents.right.map((parentId): ObservedEffect => ({
    _tag: 'Linked',
    parentId,
    childId: line.taskId,
  }));
  return pipe(
    statusOf(line, at, null),
    map((status) => [{ _tag: 'Created' }, ...linked, ...status]),
  );
};

const leaseOf = ({ fields }: Line, at: string): Either<DecodeFault, number | null> => {
  const { leaseUntil } = fields;
  if (leaseUntil === undefined) return right(null);
  const span = spanOf(leaseUntil);
  return span === undefined ? left(decodeFault(`${at}.leaseUntil`, TIME, leaseUntil)) : right(span.from);
};

const claimed: Reader = (line, at) => {
  const claimant = optional(line, at, 'claimant', text);
  if (isLeft(claimant)) return claimant;
  const fence = optional(line, at, 'fence', integer);
  if (isLeft(fence)) return fence;
  const leaseUntil = leaseOf(line, at);
  if (isLeft(leaseUntil)) return leaseUntil;
  return pipe(
    statusOf(line, at, 'running'),
    map((status) => [
      { _tag: 'Claimed', claimant: claimant.right, fence: fence.right, leaseUntil: leaseUntil.right },
      ...status,
    ]),
  );
};

const refused: Reader = (line, at) => {
  const claimant = optional(line, at, 'claimant', text);
  if (isLeft(claimant)) return claimant;
  return pipe(
    optional(line, at, 'reason', text),
    map((reason) => [{ _tag: 'Refused', claimant: claimant.right, reason }]),
  );
};

const extended: Reader = (line, at) =>
  pipe(
    leaseOf(line, at),
    map((leaseUntil) => [{ _tag: 'LeaseExtended', leaseUntil }]),
  );

/** An event that leaves its task in a status of its own, and ends the attempt that may have stood. */
const ends =
  (status: string): Reader =>
  (line, at) =>
    pipe(
      statusOf(line, at, status),
      map((after) => [{ _tag: 'AttemptEnded', how: line.type }, ...after]),
    );

const statusTold: Reader = (line, at) =>
  line.fields['status'] === undefined
    ? left(decodeFault(`${at}.status`, 'a status', undefined))
    : statusOf(line, at, null);

const readers: Readonly<Record<string, Reader>> = {
  created,
  linked: links('Linked'),
  unlinked: links('Unlinked'),
  waived: links('Waived'),
  claimed,
  refused,
  extended,
  completed: ends('done'),
  cancelled: ends('cancelled'),
  archived: ends('archived'),
  failed: ends('failed'),
  released: ends('released'),
  reclaimed: ends('reclaimed'),
  blocked: ends('blocked'),
  reopened: ends('reopened'),
  status: statusTold,
  noted: () => right([]),
};

/** How events of a type are read; undefined for a type that is not known. */
export const readerOf = (type: string): Reader | undefined =>
  Object.hasOwn(readers, type) ? readers[type] : undefined;
