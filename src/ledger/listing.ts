import { isLeft, left, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import type { StoredTask } from '../commands/store';
import { decodeFault } from '../events/decode-fault';
import type { DecodeFault } from '../events/decode-fault';
import type { Listing, TaskFilter, TaskOrder } from '../projections/listing';
import { inputs } from './inputs';
import type { ListInput } from './input-types';

const orders: { readonly [S in NonNullable<ListInput['sort']>]: TaskOrder } = {
  created: 'created_position',
  priority: 'priority',
  changed: 'status_position',
};

/** Where a page ended: the place of its last task in the order. */
const endOf = ({ row }: StoredTask, order: TaskOrder): string => `${row[order]}:${row.created_position}`;

const startAfter = (at: string, after: string | undefined): Either<DecodeFault, Listing['after']> => {
  if (after === undefined) return right(null);
  const found = /^(-?\d{1,16}):(\d{1,16})$/.exec(after);
  return found === null
    ? left(decodeFault(at, 'the `next` of a page', after))
    : right({ key: Number(found[1]), createdPosition: Number(found[2]) });
};

/** What a caller asks for, as a store is asked. */
export const listingOf = (input: ListInput): Either<DecodeFault, Listing> => {
  const read = inputs.list('list', input);
  if (isLeft(read)) return read;
  const { status, sort, order, limit, assignee, parentId, priority, title, archived } = read.right;
  const after = startAfter('list.after', read.right.after);
  if (isLeft(after)) return after;
  const filter: TaskFilter = {
    ...(status === undefined ? {} : { statuses: status }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(parentId === undefined ? {} : { parentId }),
    ...(priority === undefined ? {} : { priority }),
    ...(title === undefined ? {} : { title }),
    ...(archived === undefined ? {} : { archived }),
  };
  const descending = (order ?? (sort === 'created' ? 'asc' : 'desc')) === 'desc';
  return right({ filter, order: orders[sort], descending, after: after.right, limit });
};

/** The `next` of a page; null where it is the last. */
export const nextOf = (page: ReadonlyArray<StoredTask>, { order, limit }: Listing): string | null => {
  const last = page.at(-1);
  return last === undefined || page.length < limit ? null : endOf(last, order);
};
