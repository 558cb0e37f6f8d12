import { canonicalJson } from '../../../src/events/canonical-json';
import type { Json } from '../../../src/events/json';
import type { Recorded } from '../../../src/events/recorded';
import type { StoredEvent } from '../../../src/events/stored-event';
import type { FindingCode } from '../../../src/audit/finding';
import { forged, replaced } from '../forger';
import type { History } from '../history';
import type { Mutant, MutantKind } from '../mutant';
import type { Random } from '../random';

type Change = Partial<StoredEvent>;

/** An event of those for which `change` knows one is changed and hashed again; only what it says now betrays it. */
const rehashed =
  (code: FindingCode, change: (recorded: Recorded, history: History, random: Random) => Change | undefined) =>
  (history: History, random: Random): Mutant | undefined => {
    const possible = history.log.flatMap((row) => {
      const to = change(row, history, random);
      return to === undefined ? [] : [{ row, to }];
    });
    if (possible.length === 0) return undefined;
    const { row, to } = random.of(possible);
    const { position, taskId } = row.stored;
    const rows = replaced(history, position, forged(history, row, to));
    return { rows, headPosition: rows.length, expected: [{ code, position, taskId }], touched: position };
  };

const dataOf = ({ stored }: Recorded): { readonly [key: string]: Json } =>
  JSON.parse(stored.data) as { readonly [key: string]: Json };

const withData = (recorded: Recorded, change: { readonly [key: string]: Json }): Change => ({
  data: canonicalJson({ ...dataOf(recorded), ...change }),
});

/** The status after an event is one that it cannot lead to: TL505. */
export const statusEdited: MutantKind = {
  name: 'status edited, rehashed',
  mutate: rehashed('TL505', ({ stored }, { log }) => {
    const { taskId, kind, position } = stored;
    if (taskId === null) return undefined;
    const before = log.slice(0, position - 1).findLast((row) => row.stored.taskId === taskId)?.stored.status;
    if (kind === 'cancelled' || before === 'cancelled') return { status: 'triage' };
    return { status: 'cancelled' };
  }),
};

/** The kind of an event is one that nobody knows: TL506. */
export const kindEdited: MutantKind = {
  name: 'kind edited, rehashed',
  mutate: rehashed('TL506', () => ({ kind: 'teleported' })),
};

/** The data of an event is of no shape of its kind: TL507. */
export const dataEdited: MutantKind = {
  name: 'data edited, rehashed',
  mutate: rehashed('TL507', (recorded) => withData(recorded, { extra: true })),
};

/** What a claim or a refusal says that it saw is not what there was: TL109. */
export const evidenceEdited: MutantKind = {
  name: 'evidence edited, rehashed',
  mutate: rehashed('TL109', (recorded, _history, random) => {
    const { event } = recorded;
    if (event.kind !== 'claimed' && event.kind !== 'claim_rejected') return undefined;
    const { parents, total } = event.data;
    const [first, ...rest] = parents;
    if (first === undefined || random.chance(0.3)) return withData(recorded, { total: total + 1 });
    return withData(recorded, { parents: [{ ...first, position: first.position + 1 }, ...rest] });
  }),
};

/** A fence that is presented is not the one that stands, or one that is given out does not rise: TL105. */
export const fenceEdited: MutantKind = {
  name: 'fence edited, rehashed',
  mutate: rehashed('TL105', (recorded) => {
    const { fence } = dataOf(recorded);
    const { kind } = recorded.stored;
    if (typeof fence !== 'number' || kind.endsWith('_rejected')) return undefined;
    if (kind !== 'claimed') return withData(recorded, { fence: fence + 1 });
    return fence > 1 ? withData(recorded, { fence: fence - 1 }) : undefined;
  }),
};

const uncaused: ReadonlySet<string> = new Set([
  'created',
  'claimed',
  'completed',
  'commented',
  'released',
  'linked',
]);

/** An effect names no cause, or what has none names one: TL508. */
export const causeEdited: MutantKind = {
  name: 'cause edited, rehashed',
  mutate: rehashed('TL508', ({ stored: { causation, kind, position } }) => {
    if (causation !== null) return { causation: null };
    return uncaused.has(kind) ? { causation: position - 1 } : undefined;
  }),
};

/** An event has the id of a command that had ended: TL509. */
export const commandReused: MutantKind = {
  name: 'command id reused, rehashed',
  mutate: rehashed('TL509', ({ stored: { commandId, position } }, { log }, random) => {
    const previous = log[position - 2]?.stored.commandId ?? null;
    const earlier = log
      .slice(0, position - 1)
      .filter(({ stored }) => stored.commandId !== null && stored.commandId !== previous);
    if (commandId === null || commandId === previous || earlier.length === 0) return undefined;
    const other = random.of(earlier).stored;
    return { commandId: other.commandId, requestHash: other.requestHash };
  }),
};

/** A refused claim gives a reason that did not hold: TL108. */
export const refusalEdited: MutantKind = {
  name: 'refusal edited, rehashed',
  mutate: rehashed('TL108', (recorded) => {
    const { event } = recorded;
    if (event.kind !== 'claim_rejected') return undefined;
    const reason =
      event.data.reason._tag === 'archived' ? { _tag: 'parents_not_done' } : { _tag: 'archived' };
    return withData(recorded, { reason });
  }),
};
