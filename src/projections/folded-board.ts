import type { Recorded } from '../events/recorded';
import { Board } from './board';
import { evolveInPlace } from './evolve';
import type { Task } from './task';

/**
 * A board for a whole log, which only goes on: its tasks change in place, so who wants to know what one was has to ask
 * before, and it remembers no refusals, as nothing is decided on it.
 */
export class FoldedBoard extends Board {
  protected override evolve(task: Task | undefined, recorded: Recorded): Task | undefined {
    return evolveInPlace(task, recorded);
  }

  protected override remember(): void {
    // Only a decision asks for them.
  }
}
