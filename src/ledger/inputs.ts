import { isLeft, left, map } from 'fp-ts/Either';
import { catalogue } from '../events/catalogue';
import type { EventKind } from '../events/catalogue';
import { decodeFault } from '../events/decode-fault';
import { limits } from '../events/limits';
import { taskStatuses } from '../events/status';
import type { TaskStatus } from '../events/status';
import {
  callback,
  flag,
  freeText,
  json,
  listOf,
  moment,
  momentOrText,
  name,
  nullable,
  oneOf,
  optional,
  shape,
  title,
  whole,
  words,
} from './fields';
import type { Field } from './fields';
import { backoff } from './retry-input';

const MAX_PRIORITY = 2 ** 31 - 1;

/** How long a claim stands without a heartbeat where nothing else is said: 15 minutes. */
const LEASE_MS = 15 * 60 * 1_000;

const caller = {
  actor: optional(name, undefined),
  commandId: optional(name, null),
  correlation: optional(name, null),
};

/** An attempt, named by its claimant, its fence, or both. */
const attempt = {
  claimant: optional(name, null),
  fence: optional(whole(1, Number.MAX_SAFE_INTEGER), null),
};

const priority = whole(-MAX_PRIORITY, MAX_PRIORITY);
const position = whole(1, Number.MAX_SAFE_INTEGER);
const reason = optional(freeText, null);
const claimedFrom = optional(oneOf('ready', 'review'), 'ready');
const leaseMs = optional(nullable(whole(1, limits.spanMs)), LEASE_MS);
const result = optional(json, undefined);

/** What somebody takes next. */
const next = {
  claimant: name,
  limit: optional(whole(1, limits.page), 1),
  assignee: optional(name, null),
  from: claimedFrom,
  leaseMs,
};

/** How often a log is looked at for what other processes append: 250 ms where nothing else is said. */
const pollMs = optional(whole(1, limits.spanMs), 250);

/** `field`, and nothing that contradicts itself: `wrong` says what is expected where it does. */
const sound =
  <A>(field: Field<A>, wrong: (read: A) => readonly [string, string] | undefined): Field<A> =>
  (at, value) => {
    const read = field(at, value);
    if (isLeft(read)) return read;
    const found = wrong(read.right);
    if (found === undefined) return read;
    const [key, expected] = found;
    return left(decodeFault(`${at}.${key}`, expected, (value as Readonly<Record<string, unknown>>)[key]));
  };

const newTask = {
  id: optional(name, null),
  title,
  assignee: optional(name, null),
  priority: optional(priority, 0),
  data: optional(json, null),
  parents: optional(listOf(name, limits.parents), []),
  runAt: optional(nullable(moment), null),
  triage: optional(flag, false),
};

const eitherWaits = (task: { readonly runAt: number | null; readonly triage: boolean }) =>
  task.triage && task.runAt !== null
    ? (['runAt', 'no time for a task in triage: schedule it once it is specified'] as const)
    : undefined;

const statuses: Field<ReadonlyArray<TaskStatus>> = (at, value) =>
  Array.isArray(value)
    ? listOf(oneOf(...taskStatuses), taskStatuses.length)(at, value)
    : map((one: TaskStatus) => [one])(oneOf(...taskStatuses)(at, value));

/** A position of the log, or a time. */
const point = sound(
  shape({ position: optional(position, undefined), time: optional(momentOrText, undefined) }),
  (read) =>
    (read.position === undefined) === (read.time === undefined)
      ? ['position', 'a position or a time, one of the two']
      : undefined,
);

const kinds = Object.keys(catalogue) as ReadonlyArray<EventKind>;

/** A change that says nothing but which task, and perhaps why. */
const plain = shape({ taskId: name, reason, ...caller });

/** What each method takes, as it is checked. */
export const inputs = {
  create: sound(shape({ ...newTask, ...caller }), eitherWaits),
  createGraph: shape({
    tasks: listOf(sound(shape(newTask), eitherWaits), limits.graphTasks, 1),
    links: optional(listOf(shape({ parentId: name, childId: name }), limits.graphLinks), []),
    ...caller,
  }),
  link: shape({
    parentId: name,
    childId: name,
    ifStarted: optional(oneOf('link', 'refuse'), 'link'),
    ...caller,
  }),
  unlink: shape({ parentId: name, childId: name, ...caller }),
  waive: shape({ parentId: name, childId: name, reason: words, ...caller }),
  claim: shape({ taskId: name, claimant: name, leaseMs, ...caller }),
  claimNext: shape({ ...next, ...caller }),
  heartbeat: shape({
    taskId: name,
    ...attempt,
    leaseMs: optional(whole(1, limits.spanMs), null),
    ...caller,
  }),
  release: shape({ taskId: name, ...attempt, reason, ...caller }),
  complete: shape({ taskId: name, ...attempt, result, ...caller }),
  completeAndClaimNext: shape({ taskId: name, ...attempt, ...next, result, ...caller }),
  fail: shape({
    taskId: name,
    ...attempt,
    error: optional(json, undefined),
    attempts: optional(nullable(whole(1, Number.MAX_SAFE_INTEGER)), undefined),
    delayMs: optional(whole(0, limits.spanMs), undefined),
    ...caller,
  }),
  requestReview: shape({ taskId: name, ...attempt, result, ...caller }),
  requestChanges: shape({ taskId: name, ...attempt, reason, ...caller }),
  schedule: shape({ taskId: name, runAt: moment, ...attempt, reason, ...caller }),
  block: shape({ taskId: name, kind: name, ...attempt, reason, ...caller }),
  unblock: plain,
  triage: plain,
  specify: plain,
  cancel: shape({
    taskId: name,
    reason,
    children: optional(oneOf('keep', 'cancel', 'waive'), 'keep'),
    dryRun: optional(flag, false),
    ...caller,
  }),
  reopen: shape({
    taskId: name,
    reason: words,
    running: optional(oneOf('keep', 'revoke'), 'keep'),
    cascade: optional(flag, false),
    dryRun: optional(flag, false),
    ...caller,
  }),
  archive: plain,
  unarchive: plain,
  comment: shape({ taskId: name, text: words, ...caller }),
  assign: shape({ taskId: name, assignee: nullable(name), ...caller }),
  prioritise: shape({ taskId: name, priority, ...caller }),
  edit: sound(
    shape({ taskId: name, title: optional(title, undefined), data: optional(json, undefined), ...caller }),
    (read) =>
      read.title === undefined && read.data === undefined ? ['title', 'a title, or data'] : undefined,
  ),
  erase: sound(
    shape({
      taskId: optional(name, undefined),
      position: optional(position, undefined),
      reason: words,
      ...caller,
    }),
    (read) =>
      (read.taskId === undefined) === (read.position === undefined)
        ? ['taskId', 'a task or a position, one of the two']
        : undefined,
  ),
  sweep: shape({ limit: optional(whole(1, limits.page), limits.page), ...caller }),
  list: shape({
    status: optional(statuses, undefined),
    assignee: optional(nullable(name), undefined),
    parentId: optional(name, undefined),
    priority: optional(priority, undefined),
    title: optional(freeText, undefined),
    archived: optional(flag, undefined),
    sort: optional(oneOf('created', 'priority', 'changed'), 'created'),
    order: optional(oneOf('asc', 'desc'), undefined),
    after: optional(name, undefined),
    limit: optional(whole(1, limits.page), 100),
  }),
  graph: shape({ limit: optional(whole(1, 10 * limits.page), limits.page) }),
  point,
  audit: shape({
    satisfiedBy: optional(listOf(oneOf(...taskStatuses), taskStatuses.length), undefined),
    replayDecisions: optional(flag, false),
    onProgress: optional(callback, undefined),
  }),
  explained: position,
  history: shape({
    after: optional(whole(0, Number.MAX_SAFE_INTEGER), 0),
    limit: optional(whole(1, limits.page), limits.page),
  }),
  events: shape({
    from: optional(position, 1),
    limit: optional(whole(1, limits.page), 100),
  }),
  observations: shape({ to: optional(position, Number.MAX_SAFE_INTEGER) }),
  work: shape({
    as: name,
    concurrency: optional(whole(1, limits.page), 1),
    filter: optional(shape({ assignee: optional(name, null), from: claimedFrom }), {
      assignee: null,
      from: 'ready',
    }),
    leaseMs: optional(whole(10, limits.spanMs), LEASE_MS),
    pollMs,
    retry: optional(
      shape({
        attempts: optional(nullable(whole(1, Number.MAX_SAFE_INTEGER)), undefined),
        backoff: optional(backoff, undefined),
      }),
      { attempts: undefined, backoff: undefined },
    ),
    signals: optional(listOf(oneOf('SIGTERM', 'SIGINT', 'SIGHUP'), 3), ['SIGTERM']),
  }),
  startSweeper: shape({ everyMs: optional(whole(1, limits.spanMs), 1_000) }),
  subscribe: shape({
    name,
    from: optional(
      (at, value) =>
        value === 'now' ? oneOf('now')(at, value) : (position as Field<number | 'now'>)(at, value),
      1,
    ),
    types: optional(listOf(oneOf(...kinds), kinds.length, 1), undefined),
    pollMs,
  }),
  waitFor: shape({
    timeout: optional(whole(0, limits.spanMs), Infinity),
    pollMs,
  }),
  /** The statuses that somebody waits for. */
  awaited: sound(statuses, (read) => (read.length === 0 ? ['length', 'at least one status'] : undefined)),
};
