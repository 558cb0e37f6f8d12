import type { Looks, Queries } from '../../commands/store';
import { BoardAt } from '../../projections/board-at';
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
import { foldTask, foldUpTo } from './fold';
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
  private task<A>(taskId: string, work: Work<A>): Promise<A> {
    return this.on((queries) => this.whole ?? foldTask(queries, taskId, this.position), work);
  }

  private board<A>(work: Work<A>): Promise<A> {
    return this.on((queries) => {
      this.whole ??= this.fold(queries);
      return this.whole;
    }, work);
  }

  private on<A>(boardOf: (queries: Queries) => Promise<BoardAt>, work: Work<A>): Promise<A> {
    return orFault(
      this.parts.store.read(async (queries) =>
        work(boardQueries(queries, await boardOf(queries), this.recording)),
      ),
    );
  }

  private async fold(queries: Queries): Promise<BoardAt> {
    const board = new BoardAt();
    try {
      await foldUpTo(queries, board, this.position);
    } catch (fault) {
      this.whole = null;
      throw fault;
    }
    return board;
  }
}

/** The board after a point of the log. */
export const pastBoard = async (parts: LedgerParts, point: LogPoint): Promise<PastBoard> => {
  const asked = readPoint('asOf', point);
  const found = await orFault(parts.store.read((queries) => findPoint(queries, asked)));
  if (found instanceof InvalidInput) throw found;
  return new PastBoard(parts, found);
};
