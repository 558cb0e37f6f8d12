import { contentHash, saltedContent } from '../../src/events/content';
import { newId } from '../../src/events/ids';
import { leafHash } from '../../src/events/leaf-hash';
import { sha256 } from '../../src/events/sha256';
import type { TaskStatus } from '../../src/events/status';
import type { StoredContent, StoredEvent } from '../../src/events/stored-event';

/** What somebody who writes events by hand has to know of a task. */
export interface HandTask {
  readonly id: string;
  readonly version: number;
  readonly status: TaskStatus;
  readonly fence: number;
  readonly attempts: number;
  readonly parents: number;
  readonly open_parents: number;
  readonly created_position: number;
}

/** An event before it has a place in the log. */
export interface Written {
  readonly taskId: string;
  readonly version: number;
  readonly kind: string;
  readonly status: TaskStatus;
  readonly data: string;
  readonly actor: string;
  readonly request: string;
  readonly content?: StoredContent;
}

/** An event with its place; of a command of its own. */
export interface HandEvent extends StoredEvent {
  readonly taskId: string;
  readonly version: number;
  readonly status: TaskStatus;
  readonly commandId: string;
  readonly requestHash: string;
  readonly content: StoredContent | undefined;
}

/** Where an event is appended. */
export interface Place {
  readonly ledgerId: string;
  readonly position: number;
  readonly createdAt: number;
}

const FIRST_WRITER = 2;

export const created = (title: string, data: unknown): Written => ({
  taskId: newId(),
  version: 1,
  kind: 'created',
  status: 'ready',
  data: '{"assignee":null,"parents":[],"priority":0}',
  actor: 'bench',
  request: JSON.stringify(['Create', { data, title }]),
  content: saltedContent(JSON.stringify({ data, title })),
});

export const claimed = (
  task: HandTask | undefined,
  parents: ReadonlyArray<unknown>,
  claimant: string,
  request: string,
): Written => {
  if (task?.status !== 'ready' || task.open_parents > 0) throw new Error('no ready task');
  const { parents: total, open_parents: open } = task;
  const [fence, attempt] = [task.fence + 1, task.attempts + 1];
  const data = { attempt, claimant, fence, from: 'ready', leaseUntil: null, open, parents, total };
  return {
    taskId: task.id,
    version: task.version + 1,
    kind: 'claimed',
    status: 'running',
    data: JSON.stringify(data),
    actor: claimant,
    request,
  };
};

export const completed = (task: HandTask | undefined, claimant: string, fence: number): Written => {
  if (task?.status !== 'running' || task.fence !== fence) throw new Error('a task is not held');
  return {
    taskId: task.id,
    version: task.version + 1,
    kind: 'completed',
    status: 'done',
    data: JSON.stringify({ claimant, fence, openParents: [] }),
    actor: claimant,
    request: JSON.stringify(['Complete', { claimant, fence, taskId: task.id }]),
  };
};

export const commented = (task: HandTask | undefined, text: string): Written => {
  if (task === undefined) throw new Error('no such task');
  const { id: taskId, version, status } = task;
  return {
    taskId,
    version: version + 1,
    kind: 'commented',
    status,
    data: '{}',
    actor: 'bench',
    request: JSON.stringify(['Comment', { taskId, text }]),
    content: saltedContent(JSON.stringify({ text })),
  };
};

/** The event in its place, with all its hashes. */
export const placed = ({ request, content, ...written }: Written, place: Place): HandEvent => {
  const event = {
    ...written,
    position: place.position,
    id: newId(),
    kindVersion: 1,
    contentHash: content === undefined ? null : contentHash(content),
    writer: FIRST_WRITER,
    createdAt: place.createdAt,
    commandId: newId(),
    requestHash: sha256(request),
    causation: null,
    correlation: null,
  };
  return { ...event, content, leafHash: leafHash(place.ledgerId, event) };
};
