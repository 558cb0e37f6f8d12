import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger, TaskHandler, WorkInput } from '../../src/index';

/** What a writer hands in for review. */
interface Draft {
  readonly text: string;
  /** The ids of the tasks whose results went into it. */
  readonly uses: ReadonlyArray<string>;
}

/** An agent: which tasks are for it, and how it does them. */
interface Role {
  readonly filter: NonNullable<WorkInput['filter']>;
  readonly handler: (ledger: Ledger, thinkMs: number) => TaskHandler;
}

/** Returns its findings: the worker completes the task with what a handler returns. */
const researcher: Role = {
  filter: { assignee: 'researcher' },
  handler:
    (_ledger, thinkMs) =>
    async ({ title }, { signal }) => {
      await sleep(thinkMs, undefined, { signal });
      return `what is known on "${title}"`;
    },
};

/** What the last reviewer asked for; null in a first draft. */
const changesAsked = async (ledger: Ledger, taskId: string): Promise<string | null> => {
  const reviews = (await ledger.attempts(taskId)).filter(({ end }) => end?.kind === 'changes_requested');
  return (reviews.at(-1)?.end?.said ?? null) as string | null;
};

/** Ends its attempt itself: what it wrote waits for a review. It is lazy, and reads all that was found out only when told to. */
const writer: Role = {
  filter: { assignee: 'writer' },
  handler:
    (ledger, thinkMs) =>
    async ({ id, parents }, attempt) => {
      const asked = await changesAsked(ledger, id);
      const sources = parents.map((parent) => parent.id).toSorted();
      const uses = asked === null ? sources.slice(0, 1) : sources;
      const read = await Promise.all(
        uses.map(async (source) => (await ledger.get(source))?.result as string),
      );
      await sleep(thinkMs, undefined, { signal: attempt.signal });
      await attempt.requestReview({ text: read.join('; '), uses } satisfies Draft);
    },
};

/** Takes what waits for a review, whoever it is meant for. A draft has to use all that its task waited for. */
const reviewer: Role = {
  filter: { from: 'review' },
  handler:
    (ledger, thinkMs) =>
    async ({ id, parents }, attempt) => {
      const draft = (await ledger.get(id))?.result as unknown as Draft;
      await sleep(thinkMs, undefined, { signal: attempt.signal });
      const missing = parents.filter((parent) => !draft.uses.includes(parent.id));
      if (missing.length > 0) {
        await attempt.requestChanges(`it leaves out ${missing.map((parent) => parent.id).join(', ')}`);
      }
      // Returning nothing approves: the task is completed, and the draft stays its result.
    },
};

/** Puts together what its parents came to. */
const publisher: Role = {
  filter: { assignee: 'publisher' },
  handler:
    (ledger) =>
    async ({ parents }) => {
      const pages = await Promise.all(parents.map(async ({ id }) => (await ledger.get(id))?.result));
      return { pages: pages.map((page) => (page as unknown as Draft).text) };
    },
};

export type RoleName = 'researcher' | 'writer' | 'reviewer' | 'publisher';

/** Every role that an agent can have. */
export const roles: Readonly<Record<RoleName, Role>> = { researcher, writer, reviewer, publisher };
