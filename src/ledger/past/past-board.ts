import type { Looks, Queries } from '../../commands/store';
import type { BoardAt } from '../../projections/board-at';
import type { BoardCounts } from '../board-counts';
import { InvalidInput, orFault } from '../errors';
import type { ReadyExplanation } from '../explain-ready';
import type { TaskGraph } from '../graph';
import type { GraphInput, ListInput, LogPoint } from '../input-types';
import type { LedgerParts } from '../ledger-parts';
import { Readings } from '../readings';
import type { BoardAccess, BoardReadings, ReadingQueries, TaskPage } from '../readings';
import type { TaskDetail } from '../task-view';
import { boardQueries } from './board-queries';
import { foldTask } from './fold';
import { foldWhole } from './fold-whole';
import { findPoint, readPoint } from './log-point';
import type { Recording } from './log-point';

type Work<A> = (queries: ReadingQueries & Looks) => Promise<A>;

/**
 * A board as it was after a position. It is only read: it has no method that changes anything. What people wrote is told as
 * it is today, so what was erased since is null; leases are judged by the time of the event at the position.
 */
export class PastBoard implements BoardReadings {
  /** The position after which it tells of the board. */
  readonly position: number;
  /** When the event at that position was recorded, in milliseconds since 1970. */
  readonly recordedAt: number;
  private readonly readings: Readings;
  /** The whole board, once somebody has asked for it. */
  private whole: Promise<BoardAt> | null = null;

  constructor(
    private readonly parts: LedgerParts,
    private readonly recording: Recording,
  ) {
    this.position = recording.position;
    this.recordedAt = recording.recordedAt;
    const tried: BoardAccess['tried'] = (taskId, claim, work) =>
      this.task(taskId, async (queries) => work(queries, await parts.writer.previewOn(queries, claim)));
    this.readings = new Readings(
      { board: (work) => this.board(work), task: (taskId, work) => this.task(taskId, work), tried },
      parts.actor,
    );
  }

  /** A task with its parents, or null where there was none. */
  get(taskId: string): Promise<TaskDetail | null> {
    return this.readings.get(taskId);
  }

  /** Tasks that match, a page at a time. */
  list(input: ListInput = {}): Promise<TaskPage> {
    return this.readings.list(input);
  }

  /** How many tasks there were, by status and by assignee. */
  counts(): Promise<BoardCounts> {
    return this.readings.counts();
  }

  /** A task with all its ancestors and descendants and the links between them; null where there was no such task. */
  graph(taskId: string, input: GraphInput = {}): Promise<TaskGraph | null> {
    return this.readings.graph(taskId, input);
  }

  /** Whether a task could have been claimed, by today's rules, and which events say why not; null where there was no such task. */
  explainReady(taskId: string): Promise<ReadyExplanation | null> {
    return this.readings.explainReady(taskId);
  }

  /** Asks about one task: its own events and those of its parents suffice, unless the whole board is at hand. */
  private async task<A>(taskId: string, work: Work<A>): Promise<A> {
    const whole = await this.whole;
    return this.read(async (queries) =>
      work(this.on(queries, whole ?? (await foldTask(queries, taskId, this.position)))),
    );
  }

  private async board<A>(work: Work<A>): Promise<A> {
    this.whole ??= foldWhole(this.parts, this.position);
    const board = await this.whole.catch((fault: unknown) => {
      this.whole = null;
      throw fault;
    });
    return this.read((queries) => work(this.on(queries, board)));
  }

  private on(queries: Queries, board: BoardAt): ReadingQueries & Looks {
    return boardQueries(queries, board, this.recording);
  }

  private read<A>(work: (queries: Queries) => Promise<A>): Promise<A> {
    return orFault(this.parts.store.read(work));
  }
}

/** The board after a point of the log. */
export const pastBoard = async (parts: LedgerParts, point: LogPoint): Promise<PastBoard> => {
  const asked = readPoint('asOf', point);
  const found = await orFault(parts.store.read((queries) => findPoint(queries, asked)));
  if (found instanceof InvalidInput) throw found;
  return new PastBoard(parts, found);
};
