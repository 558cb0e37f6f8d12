import { LONGEST_TIMER } from './longest-timer';

/** Lets one loop wait until it is rung for, or until a time has passed. A ring that comes while nobody waits is kept. */
export class Alarm {
  private rung = false;
  private wake: (() => void) | null = null;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Resolves once rung, at the latest after `ms`; without one it waits for a ring alone. */
  async until(ms?: number): Promise<void> {
    if (!this.rung) {
      await new Promise<void>((resolve) => {
        const timer = ms === undefined ? undefined : setTimeout(resolve, Math.min(ms, LONGEST_TIMER));
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.wake = null;
    }
    this.rung = false;
  }
}
