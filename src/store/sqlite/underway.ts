/** Counts work that goes on beside other work, and tells when none is left. */
export class Underway {
  private readonly going = new Set<Promise<unknown>>();

  async run<A>(work: () => Promise<A>): Promise<A> {
    const one = work();
    this.going.add(one);
    try {
      return await one;
    } finally {
      this.going.delete(one);
    }
  }

  /** Resolves when all that was under way has ended, well or badly. */
  async ended(): Promise<void> {
    await Promise.allSettled(this.going);
  }
}
