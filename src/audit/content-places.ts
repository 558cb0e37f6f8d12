const CHUNK = 4_096;

/** Not read. Every number below belongs to a position that was. */
const UNSEEN = 0;
const EMPTY = -1;
const OF_NO_TASK = -2;

/**
 * Whose content lies at each position that was read, in eight bytes for each: a task is known by the position of its
 * creation.
 */
export class ContentPlaces {
  private readonly chunks = new Map<number, Float64Array>();

  /** Notes a position that was read: the task (null: none that is known) whose content lies there, or undefined where there is no content. */
  note(position: number, owner: number | null | undefined): void {
    const number = Math.floor(position / CHUNK);
    const chunk = this.chunks.get(number) ?? new Float64Array(CHUNK);
    this.chunks.set(number, chunk);
    chunk[position % CHUNK] = owner === undefined ? EMPTY : (owner ?? OF_NO_TASK);
  }

  /** Whether the position was read. */
  has(position: number): boolean {
    return this.at(position) !== UNSEEN;
  }

  /** The position of the creation of the task whose content was written there; null where there is none, or of no task that is known. */
  owner(position: number): number | null {
    const owner = this.at(position);
    return owner > 0 ? owner : null;
  }

  private at(position: number): number {
    return this.chunks.get(Math.floor(position / CHUNK))?.[position % CHUNK] ?? UNSEEN;
  }
}
