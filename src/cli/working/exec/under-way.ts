import type { ProcessGroup } from './process-group';

/** The commands that are under way. */
export class UnderWay {
  private readonly groups = new Set<ProcessGroup>();
  private closed = false;

  /** Whether all were asked to end. */
  get isClosed(): boolean {
    return this.closed;
  }

  get size(): number {
    return this.groups.size;
  }

  /** Counts a command among them while `work` goes on. */
  async during<A>(group: ProcessGroup, work: () => Promise<A>): Promise<A> {
    this.groups.add(group);
    if (this.closed) group.end();
    try {
      return await work();
    } finally {
      this.groups.delete(group);
    }
  }

  /** Asks all to end, those that begin from now on too. */
  end(): void {
    this.closed = true;
    for (const group of this.groups) group.end();
  }

  /** Makes all end at once. */
  kill(): void {
    this.closed = true;
    for (const group of this.groups) group.kill();
  }
}
