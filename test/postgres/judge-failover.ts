import type { Recorded } from '../../src/index';
import type { Entry, Told } from './diary';

/** When what happened, in milliseconds since 1970. */
export interface Times {
  /** Just before the primary was killed. */
  readonly killed: number;
  /** Just before clients could reach the new one. */
  readonly switched: number;
}

/** What came of a failover. */
export interface FailoverReport {
  /** Commands that the old primary answered. */
  readonly before: number;
  /** Commands that had been asked, and not answered, when it was killed. */
  readonly underWay: number;
  /** Those of them that the new primary had. */
  readonly written: number;
  /** Commands that the new primary answered, apart from those. */
  readonly after: number;
  /** Answered events that are not in the log at their position with their command, each in a sentence. */
  readonly missing: ReadonlyArray<string>;
  /** Commands whose events in the log are not just those that their answer told. */
  readonly notOnce: ReadonlyArray<string>;
  /** Commands that were there although every fault had said that nothing was written. */
  readonly denied: ReadonlyArray<string>;
  /** Answers that only a loss explains: every client claims after it has made a task, and completes what it holds. */
  readonly strange: ReadonlyArray<string>;
}

/** What clients know of one command. */
interface Command {
  readonly commandId: string;
  readonly asked: number;
  readonly faults: ReadonlyArray<string>;
  readonly answered: Extract<Entry, { readonly _tag: 'answered' }>;
}

const groupedBy = <A, K>(all: ReadonlyArray<A>, key: (one: A) => K): ReadonlyMap<K, ReadonlyArray<A>> => {
  const groups = new Map<K, A[]>();
  for (const one of all) {
    const group = groups.get(key(one)) ?? [];
    group.push(one);
    groups.set(key(one), group);
  }
  return groups;
};

const commandsOf = (entries: ReadonlyArray<Entry>): ReadonlyArray<Command> =>
  [...groupedBy(entries, ({ commandId }) => commandId)].map(([commandId, about]) => {
    const asked = about.find(({ _tag }) => _tag === 'asked');
    const answered = about.find((entry) => entry._tag === 'answered');
    if (asked === undefined || answered === undefined) throw new Error(`${commandId} was not settled`);
    const faults = about.flatMap((entry) => (entry._tag === 'fault' ? [entry.fault] : []));
    return { commandId, asked: asked.at, faults, answered };
  });

const isAt = (recorded: Recorded | undefined, commandId: string, { kind, taskId }: Told): boolean =>
  recorded?.stored.commandId === commandId &&
  recorded.stored.kind === kind &&
  recorded.stored.taskId === taskId;

/** Holds a log against all that clients were told. */
export const judgeFailover = (
  log: ReadonlyArray<Recorded>,
  diaries: ReadonlyArray<Entry>,
  { killed, switched }: Times,
): FailoverReport => {
  const commands = commandsOf(diaries);
  const inLog = groupedBy(log, ({ stored }) => stored.commandId);
  const known = new Set<string | null>(commands.map(({ commandId }) => commandId));
  const ofOld = commands.filter(({ answered }) => answered.at < switched);
  const underWay = commands.filter(({ asked, answered }) => asked <= killed && answered.at >= switched);
  return {
    before: ofOld.length,
    underWay: underWay.length,
    written: underWay.filter(({ answered }) => answered.replayed).length,
    after: commands.length - ofOld.length - underWay.length,
    missing: commands.flatMap(({ commandId, answered: { told } }) =>
      told
        .filter((one) => !isAt(log[one.position - 1], commandId, one))
        .map(({ position, kind, taskId }) => `${taskId} ${kind} at ${position} by "${commandId}"`),
    ),
    notOnce: [
      ...commands
        .filter(({ commandId, answered }) => inLog.get(commandId)?.length !== answered.told.length)
        .map(({ commandId }) => commandId),
      ...[...inLog.keys()].flatMap((id) => (id === null || known.has(id) ? [] : [id])),
    ],
    denied: commands
      .filter(({ faults, answered }) => answered.replayed && faults.length > 0 && !faults.includes('Unknown'))
      .map(({ commandId }) => commandId),
    strange: commands
      .filter(({ answered }) => answered.told.length !== 1)
      .map(({ commandId, answered }) => `${answered.answer} to "${commandId}"`),
  };
};
