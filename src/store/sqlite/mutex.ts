/** Runs one piece of work after the other, in the order in which they came. */
export class Mutex {
  private last: Promise<unknown> = Promise.resolve();

  run<A>(work: () => Promise<A>): Promise<A> {
    const next = this.last.then(work, work);
    // Whoever asked hears of a failure through `next`; the one behind it runs all the same.
    this.last = next.catch(() => undefined);
    return next;
  }
}
