import type { Either } from 'fp-ts/Either';
import type { TaskEither } from 'fp-ts/TaskEither';
import type { Recorded } from '../events/recorded';
import { Batch } from './batch';
import type { Writer } from './batch';
import type { Outcome } from './outcome';
import type { Request } from './request';
import type { Looks, Store, WriteTransaction } from './store';
import type { StoreFault } from './store-fault';

/** What a request would come to, and the events of tasks that it would append: their positions are those they would have now. */
export interface Preview {
  readonly outcome: Either<StoreFault, Outcome>;
  readonly events: ReadonlyArray<Recorded>;
}

/** Decides a request on the board as it is, by the very rules that carry it out, and writes nothing. */
export const preview = (store: Store, writer: Writer, request: Request): TaskEither<StoreFault, Preview> =>
  store.read(async (queries) => {
    const events: Recorded[] = [];
    const unwritten: WriteTransaction = {
      ...queries,
      load: (needs) => {
        if (events.length > 0) throw new Error(`a preview of ${request.command._tag} looks twice`);
        return queries.load(needs);
      },
      append: async (changes) => {
        for (const one of changes.events) events.push(one);
      },
      correct: async () => undefined,
      checkpoint: async () => undefined,
      bury: async () => undefined,
      keepSnapshot: async () => undefined,
      finishCopy: async () => undefined,
    };
    const { outcomes } = await Batch.run(unwritten, writer, [request]);
    return { outcome: outcomes[0]!, events: events.filter(({ stored }) => stored.taskId !== null) };
  });

/** Decides a claim on a board as it is told of, by the very rules that carry it out: one look has to suffice for it. */
export const previewOn = async (looks: Looks, writer: Writer, request: Request): Promise<Preview> => {
  const draft = await Batch.draft(looks, writer, [request]);
  if (draft === null) throw new Error(`a preview of ${request.command._tag} looks twice`);
  const { events } = draft.changes;
  return {
    outcome: draft.settle(0).outcomes[0]!,
    events: events.filter(({ stored }) => stored.taskId !== null),
  };
};
