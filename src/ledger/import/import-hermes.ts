import { basename } from 'node:path';
import { isLeft } from 'fp-ts/Either';
import { genesis } from '../../commands/genesis';
import { recordEvent } from '../../commands/record-event';
import { StoreFailure } from '../../commands/store-failure';
import type { Store } from '../../commands/store';
import { decodeFault } from '../../events/decode-fault';
import type { Event } from '../../events/catalogue';
import type { EvidenceTaken } from '../../events/evidence-taken';
import { newId } from '../../events/ids';
import { defaultSatisfiedBy } from '../../events/policy';
import { newsOfBoard } from '../../import/hermes/news-of-board';
import type { HermesBoard } from '../../import/hermes/rows';
import { observedOf } from '../../import/hermes/observed';
import { EvidenceError } from '../../store/evidence-fault';
import { FORMAT } from '../../store/schema';
import type { Evidence } from '../../store/sqlite/evidence/evidence';
import { openEvidence } from '../../store/sqlite/evidence/open-evidence';
import { hermesTables, readHermesBoard } from '../examine/read-hermes-board';
import { InvalidInput, orFault } from '../errors';
import { identity, systemUser } from '../identity';
import { breathe } from '../log-pages';
import type { Progress } from '../log-pages';
import { openStore, readOpening } from '../opening';
import type { ImportOutcome } from './import-outcome';
import { readObservedLog } from './observed-log';
import type { ObservedLog } from './observed-log';

/** What is imported, and where to. */
export interface ImportHermesInput {
  /** A `kanban.db` of the Hermes kernel. Nothing of it changes. */
  readonly from: string;
  /** The file of a board of evidence; one that is not there is made. */
  readonly into: string;
  /** Who asks; the user of the system where it is not given. */
  readonly actor?: string;
  readonly onProgress?: Progress;
}

/** Observations that are written in one transaction. */
const PAGE = 500;

/** Appends to a board of evidence, page by page, as one writer of its own. */
const appendAll = async (
  store: Store,
  { position: begun }: ObservedLog,
  { events, actor, onProgress }: { events: ReadonlyArray<Event>; actor: string; onProgress: Progress },
): Promise<void> => {
  const { ledgerId } = await orFault(store.read((queries) => queries.head()));
  const all: ReadonlyArray<Event> = [{ kind: 'writer_joined', data: identity() }, ...events];
  const writer = begun + 1;
  for (let done = 0; done < all.length; done += PAGE) {
    const page = all.slice(done, done + PAGE);
    const written = store.write(async (transaction) => {
      const { position } = await transaction.head();
      // Another import got in between: it, or the next one, goes on.
      if (position !== begun + done) throw new StoreFailure({ _tag: 'Busy', waitedMs: 0 });
      const createdAt = transaction.now();
      const recorded = page.map((event, i) =>
        recordEvent(event, {
          ledgerId,
          position: position + 1 + i,
          taskId: null,
          version: null,
          status: null,
          content: undefined,
          actor,
          writer,
          createdAt,
          commandId: null,
          requestHash: null,
          causation: null,
          correlation: null,
        }),
      );
      const none = { newTasks: [], changedTasks: [], linked: [], unlinked: [], waived: [], commands: [] };
      await transaction.append({ events: recorded, ...none });
    });
    await orFault(written);
    onProgress(Math.min(done + PAGE, all.length), all.length);
    await breathe();
  }
};

const hashes = ({ files }: EvidenceTaken): string =>
  files.map(({ name, sha256 }) => `${name} ${sha256}`).join('\n');

const importFrom = async (
  { evidence, board }: { readonly evidence: Evidence; readonly board: HermesBoard },
  store: Store,
  { from, into, actor = systemUser(), onProgress = () => undefined }: ImportHermesInput,
): Promise<ImportOutcome> => {
  const { state, ledgerId } = await orFault(store.read((queries) => queries.head()));
  const refused = { _tag: 'ImportRefused', from, into } as const;
  if (state !== 'evidence') return { ...refused, reason: { _tag: 'no_evidence_there' } };
  const log = await orFault(store.read((queries) => readObservedLog(queries)));
  const news = newsOfBoard(log.observed, observedOf(board));
  if (news._tag === 'AnotherHistory')
    return { ...refused, reason: { _tag: 'another_history', ...news.difference } };
  const source = basename(evidence.path);
  const taken: EvidenceTaken = {
    format: 'hermes',
    source,
    files: evidence.files,
    events: board.events.length,
    sequence: board.sequence,
    eventsOnlyInWal: evidence.onlyInWal(hermesTables)['task_events'] ?? 0,
    broken: evidence.broken,
  };
  const told = { _tag: 'Imported', from, into, ledgerId, events: board.events.length } as const;
  const added = news.observed.length;
  if (added === 0 && log.whole && log.taken !== null && hashes(log.taken) === hashes(taken))
    return { ...told, added, already: true };
  const events: ReadonlyArray<Event> = [
    ...news.observed.map((one): Event => ({ kind: 'foreign_observed', data: { source, ...one } })),
    { kind: 'evidence_taken', data: taken },
  ];
  await appendAll(store, log, { events, actor, onProgress });
  return { ...told, added, already: false };
};

/**
 * Imports a board of the Hermes kernel into a board of evidence, as it is found there: nothing is translated, and no task
 * of ours comes of it. A later state of the same board adds what is new; one that does not begin with what was observed
 * before is refused. A run that was interrupted is finished by the next one.
 */
export const importHermes = async (input: ImportHermesInput): Promise<ImportOutcome> => {
  if (input.into === ':memory:')
    throw new InvalidInput(decodeFault('importHermes.into', 'a file', input.into));
  const opened = await openEvidence(input.from)();
  if (isLeft(opened)) throw new EvidenceError(opened.left);
  const evidence = opened.right;
  try {
    const board = readHermesBoard(evidence);
    const settled = readOpening('importHermes.into', { sqlite: input.into });
    const born = genesis(
      { ledgerId: newId(), satisfiedBy: defaultSatisfiedBy, format: FORMAT },
      identity(),
      input.actor ?? systemUser(),
      Date.now(),
    );
    const { store } = await orFault(openStore(settled, { ...born, state: 'evidence' }));
    try {
      return await importFrom({ evidence, board }, store, input);
    } finally {
      await store.close();
    }
  } finally {
    evidence.close();
  }
};
