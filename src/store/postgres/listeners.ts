import type { Hearing } from '../../commands/hearing';
import type { Heard } from '../../commands/news';
import { NoticeLine } from './notice-line';
import type { PostgresOptions } from './options';

/** How long the connection is kept once nobody listens any more: who waits for one task after the other has one for all. */
const LINGER = 5_000;

/** Who listens for what other processes append to a board; while there is somebody, one connection is there for all. */
export class Listeners {
  private readonly all = new Set<Heard>();
  private line: NoticeLine | null = null;
  private leaving: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly options: PostgresOptions) {}

  get hearing(): Hearing {
    return this.line?.hearing ?? { _tag: 'Idle' };
  }

  add(heard: Heard): () => void {
    if (this.closed) return () => undefined;
    clearTimeout(this.leaving);
    this.all.add(heard);
    this.line ??= new NoticeLine(this.options, (news) => {
      for (const one of this.all) one(news);
    });
    return () => this.remove(heard);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.all.clear();
    await this.leave();
  }

  private remove(heard: Heard): void {
    if (!this.all.delete(heard) || this.all.size > 0) return;
    this.leaving = setTimeout(() => void this.leave(), LINGER).unref();
  }

  private async leave(): Promise<void> {
    clearTimeout(this.leaving);
    const { line } = this;
    this.line = null;
    await line?.stop();
  }
}
