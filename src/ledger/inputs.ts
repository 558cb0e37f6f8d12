import { map } from 'fp-ts/Either';
import { limits } from '../events/limits';
import { taskStatuses } from '../events/status';
import type { TaskStatus } from '../events/status';
import { callback, freeText, json, listOf, name, oneOf, optional, shape, title, whole } from './fields';

const MAX_PRIORITY = 2 ** 31 - 1;

const caller = {
  actor: optional(name, undefined),
  commandId: optional(name, null),
  correlation: optional(name, null),
};

const fence = optional(whole(1, Number.MAX_SAFE_INTEGER), null);

const newTask = {
  id: optional(name, null),
  title,
  assignee: optional(name, null),
  priority: optional(whole(-MAX_PRIORITY, MAX_PRIORITY), 0),
  data: optional(json, null),
  parents: optional(listOf(name, limits.parents), []),
};

/** What each method takes, as it is checked. */
export const inputs = {
  create: shape({ ...newTask, ...caller }),
  createGraph: shape({
    tasks: listOf(shape(newTask), limits.graphTasks, 1),
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
  claim: shape({ taskId: name, claimant: name, ...caller }),
  claimNext: shape({
    claimant: name,
    limit: optional(whole(1, limits.page), 1),
    assignee: optional(name, null),
    ...caller,
  }),
  release: shape({
    taskId: name,
    claimant: optional(name, null),
    fence,
    reason: optional(freeText, null),
    ...caller,
  }),
  complete: shape({
    taskId: name,
    claimant: optional(name, null),
    fence,
    result: optional(json, undefined),
    ...caller,
  }),
  list: shape({
    status: optional(
      (at, value) =>
        Array.isArray(value)
          ? listOf(oneOf(...taskStatuses), taskStatuses.length)(at, value)
          : map((one: TaskStatus) => [one])(oneOf(...taskStatuses)(at, value)),
      undefined,
    ),
    assignee: optional(name, undefined),
    parentId: optional(name, undefined),
    after: optional(whole(0, Number.MAX_SAFE_INTEGER), 0),
    limit: optional(whole(1, limits.page), 100),
  }),
  audit: shape({
    satisfiedBy: optional(listOf(oneOf(...taskStatuses), taskStatuses.length), undefined),
    onProgress: optional(callback, undefined),
  }),
  history: shape({
    after: optional(whole(0, Number.MAX_SAFE_INTEGER), 0),
    limit: optional(whole(1, limits.page), limits.page),
  }),
  events: shape({
    from: optional(whole(1, Number.MAX_SAFE_INTEGER), 1),
    limit: optional(whole(1, limits.page), 100),
  }),
};
