interface Waiting<M> {
  readonly resolve: (message: M) => void;
  readonly reject: (failure: Error) => void;
}

/** Messages in the order in which they come, each given out once; after the last of them, the failure. */
export class Inbox<M> {
  private readonly arrived: M[] = [];
  private readonly waiting: Waiting<M>[] = [];
  private failure: Error | null = null;

  put(message: M): void {
    const first = this.waiting.shift();
    if (first === undefined) this.arrived.push(message);
    else first.resolve(message);
  }

  /** Nothing will come any more; the first failure is the one that is told. */
  fail(failure: Error): void {
    this.failure ??= failure;
    for (const { reject } of this.waiting.splice(0)) reject(this.failure);
  }

  /** The next message; rejects where none will come. */
  next(): Promise<M> {
    const message = this.arrived.shift();
    if (message !== undefined) return Promise.resolve(message);
    if (this.failure !== null) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }
}
