import type { Request } from './request';

/** What one batch takes at most: what waits beyond it goes into the next. */
const bounds = { commands: 512, rows: 20_000, bytes: 16 * 1024 * 1024 };

const rowsOf = ({ command }: Request): number => {
  switch (command._tag) {
    case 'CreateGraph':
      return command.tasks.length;
    case 'ClaimNext':
    case 'CompleteAndClaimNext':
    case 'Sweep':
      return command.limit;
    default:
      return 1;
  }
};

/** The commands that go into one batch, in the order in which they were asked. */
export class Gathering<A extends { readonly request: Request }> {
  private rows = 0;
  private bytes = 0;
  private readonly all: A[] = [];

  /** Those that are in it by now. */
  get gathered(): ReadonlyArray<A> {
    return this.all;
  }

  /** Takes from the front of a queue what still fits; there is always room for one. */
  takeFrom(queue: A[]): void {
    let taken = 0;
    for (const one of queue) {
      const rows = this.rows + rowsOf(one.request);
      const bytes = this.bytes + one.request.bytes;
      const full = this.all.length === bounds.commands || rows > bounds.rows || bytes > bounds.bytes;
      if (full && this.all.length > 0) break;
      this.rows = rows;
      this.bytes = bytes;
      this.all.push(one);
      taken += 1;
    }
    queue.splice(0, taken);
  }
}
