import { isLeft, right } from 'fp-ts/Either';
import type { TaskEither } from 'fp-ts/TaskEither';
import type { Store, WriteTransaction } from '../commands/store';
import type { StoreFault } from '../commands/store-fault';
import type { Drift } from '../projections/drift';
import { viewOf } from '../projections/view-of';
import { viewNames } from '../projections/view-rows';
import type { RowByView, ViewName } from '../projections/view-rows';
import { driftAtKeys, findDrift } from './find-drift';
import { LogFold } from './log-fold';
import type { Progress } from './log-pages';

/** What a rebuild found and mended. */
export interface RebuildReport {
  /** How many events the views were rebuilt from. */
  readonly events: number;
  readonly mended: ReadonlyArray<Drift>;
}

const mend = async <V extends ViewName>(
  transaction: WriteTransaction,
  fold: LogFold,
  view: V,
  suspects: ReadonlyArray<Drift>,
): Promise<ReadonlyArray<Drift>> => {
  const keys = suspects.filter((one) => one.view === view).map(({ key }) => key);
  const drifted = await driftAtKeys(transaction, fold, view, keys);
  const put = drifted
    .map(({ key }) => viewOf[view].row(fold.board, key))
    .filter((row): row is RowByView[V] => row !== undefined);
  await transaction.correct({ view, remove: drifted.map(({ key }) => key), put });
  return drifted;
};

/**
 * Folds the log into a board of its own while reads and writes go on, compares the views with it, and then, under the
 * write lock, catches up and mends the rows that still differ.
 */
export const rebuild =
  (store: Store, progress: Progress): TaskEither<StoreFault, RebuildReport> =>
  async () => {
    const fold = new LogFold();
    const suspects = await store.read(async (queries) => {
      const head = await queries.head();
      await fold.upTo(queries, head.position, progress);
      await fold.mustAgree(queries, head);
      return findDrift(queries, fold);
    })();
    if (isLeft(suspects)) return suspects;
    if (suspects.right.length === 0) return right({ events: fold.board.position, mended: [] });
    return store.write(async (transaction) => {
      const { position } = await transaction.head();
      await fold.upTo(transaction, position);
      const mended: Drift[] = [];
      for (const view of viewNames) {
        for (const one of await mend(transaction, fold, view, suspects.right)) mended.push(one);
      }
      return { events: position, mended };
    }, true)();
  };
