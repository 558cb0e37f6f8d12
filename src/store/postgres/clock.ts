/** The clock of a board: the server's own, as far as this process knows it, or one that was given. */
export class Clock {
  /** How much the server's clock is ahead of this process's, in milliseconds. */
  private ahead = 0;

  constructor(
    /** Milliseconds since 1970; the server's clock where it is not given. */
    private readonly given: (() => number) | undefined,
  ) {}

  now(): number {
    return this.given?.() ?? Date.now() + this.ahead;
  }

  /** What the server is told: null for its own clock. */
  told(): number | null {
    return this.given?.() ?? null;
  }

  /** Hears what the server's clock was a moment ago. */
  hear(now: number): void {
    this.ahead = now - Date.now();
  }
}
