/** The longest row of transactions that are made under the lock at once because drafts were refused before. */
const MOST_REFUSALS = 5;

/**
 * Whether to decide without the lock: where others keep changing what a draft sees, as many that take the next task do, it
 * is work for nothing. With each draft in a row that comes to nothing, twice as many transactions go for the lock at once.
 */
export class Drafting {
  private refusals = 0;
  private locked = 0;

  promises(): boolean {
    if (this.locked === 0) return true;
    this.locked -= 1;
    return false;
  }

  stood(): void {
    this.refusals = 0;
  }

  fell(): void {
    this.refusals = Math.min(MOST_REFUSALS, this.refusals + 1);
    this.locked = 2 ** this.refusals - 1;
  }
}
