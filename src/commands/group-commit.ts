import { isLeft, left, right } from 'fp-ts/Either';
import type { Either } from 'fp-ts/Either';
import type { TaskEither } from 'fp-ts/TaskEither';
import { Batch } from './batch';
import type { BatchResult, Writer } from './batch';
import { Drafting } from './drafting';
import { Gathering } from './gathering';
import type { Heard } from './news';
import type { Outcome } from './outcome';
import { preview, previewOn } from './preview';
import type { Preview } from './preview';
import type { Request } from './request';
import type { Looks, Store, WriteTransaction } from './store';
import type { StoreFault } from './store-fault';

type Result = Either<StoreFault, Outcome>;

interface Waiting {
  readonly request: Request;
  readonly resolve: (result: Result) => void;
  readonly reject: (defect: unknown) => void;
}

const nothing = (): void => undefined;

/**
 * Gathers the commands that wait while the writer is busy into one transaction; callers hear after its commit. Those that
 * come while it waits for the board's lock go with it.
 */
export class GroupCommit {
  private readonly waiting: Waiting[] = [];
  private running: Promise<void> | null = null;
  private closed = false;
  private readonly drafting = new Drafting();

  constructor(
    private readonly store: Store,
    private writer: Writer,
    /** Hears of each transaction that appended something, once it is durable, and of each that may have. */
    private readonly onCommit: Heard = () => undefined,
  ) {}

  /** Carries out a request together with those that wait beside it. */
  submit(request: Request): Promise<Result> {
    if (this.closed) return Promise.resolve(left({ _tag: 'Closed' }));
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** What a request would come to if it were asked now. */
  preview(request: Request): TaskEither<StoreFault, Preview> {
    return preview(this.store, this.writer, request);
  }

  /** What a request would have come to on a board of before. */
  previewOn(looks: Looks, request: Request): Promise<Preview> {
    return previewOn(looks, this.writer, request);
  }

  /** Takes nothing more, and resolves when nothing waits any more. */
  async close(): Promise<void> {
    this.closed = true;
    while (this.running !== null) await this.running;
  }

  private async run(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) {
      const batch = new Gathering<Waiting>();
      const takeMore = (): void => batch.takeFrom(this.waiting);
      takeMore();
      await this.commit(batch.gathered, takeMore);
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.running = null;
  }

  /** One transaction for all; if it certainly came to nothing, one each, so that only the culprit fails. */
  private async commit(batch: ReadonlyArray<Waiting>, takeMore: () => void): Promise<void> {
    try {
      const results = await this.transact(batch, takeMore);
      const failed = results.find(isLeft);
      const certain = failed !== undefined && failed.left._tag !== 'Unknown' && failed.left._tag !== 'Busy';
      if (certain && batch.length > 1 && results.every(isLeft)) await this.singly(batch);
      else batch.forEach(({ resolve }, i) => resolve(results[i]!));
    } catch (defect) {
      if (batch.length > 1) await this.singly(batch);
      else batch[0]?.reject(defect);
    }
  }

  private async singly(batch: ReadonlyArray<Waiting>): Promise<void> {
    for (const one of batch) await this.commit([one], nothing);
  }

  private async transact(
    batch: ReadonlyArray<Waiting>,
    takeMore: () => void,
  ): Promise<ReadonlyArray<Result>> {
    const result = await this.carryOut(batch, takeMore);
    if (isLeft(result)) {
      if (result.left._tag === 'Unknown') this.onCommit(null);
      return batch.map(() => left(result.left));
    }
    const { joinedAt, news, outcomes } = result.right;
    this.writer = { ...this.writer, joinedAt };
    if (news !== null) this.onCommit(news);
    return outcomes;
  }

  /** Without the board's lock, where the store can do that and nobody comes between; else under it, and then with those that have come until it was free. */
  private async carryOut(
    batch: ReadonlyArray<Waiting>,
    takeMore: () => void,
  ): Promise<Either<StoreFault, BatchResult>> {
    const { store, writer, drafting } = this;
    const requests = (): ReadonlyArray<Request> => batch.map(({ request }) => request);
    if (store.propose !== undefined && drafting.promises()) {
      const proposed = await store.propose((queries) => Batch.draft(queries, writer, requests()))();
      if (isLeft(proposed)) return proposed;
      if (proposed.right !== null) {
        drafting.stood();
        return right(proposed.right);
      }
      drafting.fell();
    }
    const run = (transaction: WriteTransaction): Promise<BatchResult> => {
      takeMore();
      return Batch.run(transaction, writer, requests());
    };
    return store.write(run)();
  }
}
