import { resolve } from 'node:path';
import type { PostgresOptions } from '../store/postgres/options';

/** Where a board lies. */
export type BoardPlace =
  | {
      /** A file, or `:memory:`. One that is not there is made, unless `create` is false. */
      readonly sqlite: string;
    }
  | {
      /** `postgres://user@host:port/database`. */
      readonly postgres: string;
      /** The schema that the board lies in; `default` where it is not given. One that is not there is made, unless `create` is false. */
      readonly board?: string;
      /** Passed through to the pool of connections of `pg`. */
      readonly pool?: PostgresOptions['pool'];
      /** How long a writer that is stopped may hold the board, in milliseconds: after that the server ends its transaction; 10,000 where it is not given. */
      readonly holdMs?: number;
    };

/** A place as people and programs tell it: the whole path of a file, or the address of a board without a password. */
export const pathOf = (place: BoardPlace): string => {
  if ('sqlite' in place) return resolve(place.sqlite);
  const { postgres, board = 'default' } = place;
  if (!URL.canParse(postgres)) return `postgres#${board}`;
  const { hostname, port, pathname, searchParams } = new URL(postgres);
  // As `pg` reads an address: what it says behind the question mark comes first.
  const host = searchParams.get('host') ?? (hostname === '' ? 'localhost' : hostname);
  const at = searchParams.get('port') ?? (port === '' ? '5432' : port);
  const database = searchParams.get('db') ?? pathname.slice(1);
  return `postgres://${decodeURIComponent(host)}:${at}/${database}#${board}`;
};
