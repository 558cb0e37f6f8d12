import type { Task } from '../projections/task';

/** The tasks that wait for a claim, in claim order, by what was asked: sorted once, and kept up as they are taken. */
export class ReadyQueues {
  private readonly queues = new Map<string, Task[]>();

  /** The queue of that name, made where there is none; it stands until the next change. */
  of(name: string, make: () => Task[]): ReadonlyArray<Task> {
    const queue = this.queues.get(name) ?? make();
    this.queues.set(name, queue);
    return queue;
  }

  /** A task has changed: one that waits may belong anywhere in a queue, one that does not has left it. */
  changed(before: Task | undefined, after: Task | undefined): void {
    if (after?.status === 'ready' || after?.status === 'review') this.forget();
    else if (before !== undefined) {
      for (const queue of this.queues.values()) {
        const place = queue.indexOf(before);
        if (place !== -1) queue.splice(place, 1);
      }
    }
  }

  /** They are made anew when they are asked for. */
  forget(): void {
    this.queues.clear();
  }
}
