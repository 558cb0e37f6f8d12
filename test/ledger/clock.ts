/** A clock that moves only when a test says so. */
export class Clock {
  /** Milliseconds since 1970. */
  now = 1_000_000;

  readonly read = (): number => this.now;

  /** Lets that many milliseconds pass. */
  pass(ms: number): void {
    this.now += ms;
  }
}
