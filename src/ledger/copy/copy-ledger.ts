import type { Head } from '../../commands/head';
import type { Store } from '../../commands/store';
import { FORMAT } from '../../store/schema';
import { pathOf } from '../board-place';
import { LedgerFault, orFault } from '../errors';
import { findDrift } from '../find-drift';
import type { Progress } from '../log-pages';
import { openStore } from '../opening';
import { verify } from '../verify';
import { CopiedLog } from './copied-log';
import { readCopyInput } from './copy-input';
import type { CopyInput } from './copy-input';
import type { CopyOutcome } from './copy-outcome';
import { lookAtTarget } from './look-at-target';
import { sealLedger } from './seal-ledger';

/** Both ends of a copy. */
interface Ends {
  readonly source: Store;
  readonly target: Store;
}

const headOf = (store: Store): Promise<Head> => orFault(store.read((queries) => queries.head()));

/** A seal that can be seen need not be on disk yet: what is written behind it, and waited for, takes it along. */
const settleSeal = (source: Store): Promise<void> =>
  orFault(source.write((transaction) => transaction.correct({ view: 'tasks', remove: [], put: [] }), true));

const copyCheckpoints = async ({ source, target }: Ends): Promise<void> => {
  const checkpoints = await orFault(source.read((queries) => queries.checkpoints()));
  const noted = target.write(async (transaction) => {
    if ((await transaction.head()).state !== 'copying') return;
    for (const { name, position } of checkpoints) await transaction.checkpoint(name, position);
  });
  await orFault(noted);
};

/** Compares both ends with what came by, hash by hash and row by row; where they are not the same the copy is not opened. */
const mustBeAlike = async (
  { source, target }: Ends,
  { board, root }: CopiedLog,
  progress: Progress,
): Promise<void> => {
  const fold = { board, upTo: () => Promise.resolve() };
  const drift = await orFault(source.read((queries) => findDrift(queries, fold)));
  if (drift.length > 0) {
    const detail = `${drift.length} rows of its views are not what its log adds up to: taskledger rebuild mends them`;
    throw new LedgerFault({ _tag: 'Corrupt', position: null, detail });
  }
  const copy = await orFault(verify(target, progress));
  if (copy.valid && copy.root === root) return;
  if ((await headOf(target)).state === 'open') return; // another run ended it, and somebody writes there
  const detail = `the copy is not what was copied (root ${copy.root}, not ${root}): take it away and run the copy again`;
  throw new LedgerFault({ _tag: 'Corrupt', position: null, detail });
};

const finish = async (target: Store): Promise<void> => {
  const finished = target.write(async (transaction) => {
    if ((await transaction.head()).state === 'copying') await transaction.finishCopy();
  });
  await orFault(finished);
};

/** Each reading of the log as a part of the whole. */
const partsOf =
  (progress: Progress, parts: number) =>
  (part: number): Progress =>
  (done, of) =>
    progress(part * of + done, parts * of);

interface Asked {
  readonly paths: { readonly from: string; readonly to: string };
  readonly actor: string;
  readonly onProgress: Progress;
  /** The head of the source as it was when this run began. */
  readonly begun: Head;
  /** Whether this run made the target. */
  readonly created: boolean;
}

const move = async (
  ends: Ends,
  { paths, actor, onProgress, begun, created }: Asked,
): Promise<CopyOutcome> => {
  const { source, target } = ends;
  const { ledgerId } = begun;
  const look = await lookAtTarget(source, target, begun);
  if (look._tag === 'Refused') return { _tag: 'CopyRefused', ...paths, reason: look.reason };
  const told = { _tag: 'Copied', ledgerId, ...paths } as const;
  if (look._tag === 'Done') {
    const { root } = look;
    return { ...told, events: begun.position, copied: 0, root, resumed: false, already: true };
  }
  const sealed = begun.state === 'sealed';
  const part = partsOf(onProgress, sealed ? 2 : 3);
  const { position: last } = sealed ? begun : await sealLedger(source, paths.to, actor, part(0));
  await settleSeal(source);
  const copied = new CopiedLog(source, target, ledgerId);
  await copied.upTo(last, look.there, part(sealed ? 0 : 1));
  await copyCheckpoints(ends);
  await mustBeAlike(ends, copied, part(sealed ? 1 : 2));
  await finish(target);
  const { root } = copied;
  return { ...told, events: last, copied: last - look.there, root, resumed: !created, already: false };
};

/**
 * Moves a board to another place: seals it where it is, brings its log there event by event, and opens it there once
 * both places are the same, hash by hash and row by row. A run that was interrupted is finished by the next one. What
 * lies at the other place already is refused, unless such a run left it there.
 */
export const copyLedger = async (input: CopyInput): Promise<CopyOutcome> => {
  const { from, to, actor, onProgress } = readCopyInput(input);
  const paths = { from: pathOf(input.from), to: pathOf(input.to) };
  const { store: source } = await orFault(openStore(from, null));
  try {
    const begun = await headOf(source);
    const { ledgerId, satisfiedBy, sealedTo } = begun;
    if (sealedTo !== null && sealedTo !== paths.to) throw new LedgerFault({ _tag: 'Sealed', to: sealedTo });
    const opened = { ledgerId, satisfiedBy, format: FORMAT };
    const { store: target, created } = await orFault(openStore(to, { opened, state: 'copying', events: [] }));
    try {
      return await move({ source, target }, { paths, actor, onProgress, begun, created });
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
};
