import { isLeft, left, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import type * as t from 'io-ts';
import { decodeAt } from './codecs';
import { decodeFault } from './decode-fault';
import type { DecodeFault } from './decode-fault';

/** One stored shape of an event's data, and the total pure function that lifts it to today's shape; it invents no fact. */
export interface Version<Today> {
  readonly read: (at: string, data: unknown) => Either<DecodeFault, Today>;
}

/** All the shapes that the data of one kind ever had, the first one first. */
export interface Lineage<Today> {
  readonly current: number;
  readonly read: (kindVersion: number, data: unknown) => Either<DecodeFault, Today>;
}

/** The version that `codec` reads and `lift` brings to today's shape. */
export const version = <Stored, Today>(
  codec: t.Type<Stored>,
  lift: (stored: Stored) => Today,
): Version<Today> => ({
  read: (at, data) => {
    const stored = decodeAt(at, codec, data);
    return isLeft(stored) ? stored : right(lift(stored.right));
  },
});

/** The lineage of `kind`: version 1 first, today's last. A version that was never written is refused on reading. */
export const lineage = <Today>(
  kind: string,
  versions: readonly [Version<Today>, ...ReadonlyArray<Version<Today>>],
): Lineage<Today> => ({
  current: versions.length,
  read: (kindVersion, data) => {
    const known = versions[kindVersion - 1];
    return known === undefined
      ? left(decodeFault(`${kind}@${kindVersion}`, `a version from 1 to ${versions.length}`, kindVersion))
      : known.read(`${kind}@${kindVersion}`, data);
  },
});

/** The lineage of a kind that has had one shape only. */
export const firstVersion = <Today>(kind: string, codec: t.Type<Today>): Lineage<Today> =>
  lineage(kind, [version(codec, (stored) => stored)]);
