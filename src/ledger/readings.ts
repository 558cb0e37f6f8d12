import type { Command } from '../commands/command';
import type { Preview } from '../commands/preview';
import { request } from '../commands/request';
import type { Request } from '../commands/request';
import type { Queries } from '../commands/store';
import { boardCounts } from './board-counts';
import type { BoardCounts } from './board-counts';
import { mustBeValid } from './errors';
import { explainReady } from './explain-ready';
import type { ReadyExplanation } from './explain-ready';
import { name } from './fields';
import { taskGraph } from './graph';
import type { TaskGraph } from './graph';
import type { GraphInput, ListInput } from './input-types';
import { inputs } from './inputs';
import { listingOf, nextOf } from './listing';
import { taskDetail, taskView } from './task-view';
import type { TaskDetail, TaskView } from './task-view';

/** One page of tasks, and where the next begins: null at the end. */
export interface TaskPage {
  readonly tasks: ReadonlyArray<TaskView>;
  readonly next: string | null;
}

/** What can be asked of a board without changing it, of the live one as of a past one. */
export interface BoardReadings {
  readonly get: (taskId: string) => Promise<TaskDetail | null>;
  readonly list: (input?: ListInput) => Promise<TaskPage>;
  readonly counts: () => Promise<BoardCounts>;
  readonly graph: (taskId: string, input?: GraphInput) => Promise<TaskGraph | null>;
  readonly explainReady: (taskId: string) => Promise<ReadyExplanation | null>;
}

/** What these readings ask of a board. */
export type ReadingQueries = Pick<
  Queries,
  'head' | 'detail' | 'tasks' | 'counts' | 'related' | 'events' | 'history'
>;

/** How a board is read. */
export interface BoardAccess {
  /** Asks about one task. */
  readonly task: <A>(taskId: string, work: (queries: ReadingQueries) => Promise<A>) => Promise<A>;
  readonly board: <A>(work: (queries: ReadingQueries) => Promise<A>) => Promise<A>;
  /** Tries a claim of a task, which changes nothing, and then asks about it. */
  readonly tried: <A>(
    taskId: string,
    claim: Request,
    work: (queries: ReadingQueries, tried: Preview) => Promise<A>,
  ) => Promise<A>;
}

/** Reads a board, checking what is asked. */
export class Readings implements BoardReadings {
  constructor(
    private readonly access: BoardAccess,
    private readonly actor: string,
  ) {}

  async get(taskId: string): Promise<TaskDetail | null> {
    const asked = mustBeValid(name('get.taskId', taskId));
    const detail = await this.access.task(asked, (queries) => queries.detail(asked));
    return detail === undefined ? null : taskDetail(detail);
  }

  async list(input: ListInput = {}): Promise<TaskPage> {
    const listing = mustBeValid(listingOf(input));
    const page = await this.access.board((queries) => queries.tasks(listing));
    return { tasks: page.map(taskView), next: nextOf(page, listing) };
  }

  async counts(): Promise<BoardCounts> {
    return boardCounts(await this.access.board((queries) => queries.counts()));
  }

  async graph(taskId: string, input: GraphInput = {}): Promise<TaskGraph | null> {
    const asked = mustBeValid(name('graph.taskId', taskId));
    const { limit } = mustBeValid(inputs.graph('graph', input));
    return this.access.board(async (queries) => {
      const { satisfiedBy } = await queries.head();
      const stored = await queries.related(asked, limit);
      return stored === undefined ? null : taskGraph(asked, stored, satisfiedBy);
    });
  }

  async explainReady(taskId: string): Promise<ReadyExplanation | null> {
    const asked = mustBeValid(name('explainReady.taskId', taskId));
    const { actor } = this;
    const command: Command = { _tag: 'Claim', taskId: asked, claimant: actor, leaseMs: null };
    const claim = request(command, null, { actor, commandId: null, correlation: null });
    return this.access.tried(asked, claim, async (queries, tried) => {
      const detail = await queries.detail(asked);
      return detail === undefined ? null : explainReady(queries, detail, tried);
    });
  }
}
