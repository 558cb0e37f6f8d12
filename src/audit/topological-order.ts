import { climb } from '../projections/path-down';

/**
 * Keeps a graph in topological order edge by edge, after Pearce and Kelly, "A dynamic topological sort algorithm for
 * directed acyclic graphs" (2006): an edge along the order costs nothing, one against it moves only what lies between.
 */
export class TopologicalOrder {
  private readonly place = new Map<string, number>();
  private first = 0;
  private last = 0;
  private readonly below = new Map<string, Set<string>>();
  private readonly above = new Map<string, Set<string>>();

  /** Adds an edge; if it closes a cycle, it is left out and the cycle is told, from `lower` down to `upper`. */
  add(upper: string, lower: string): ReadonlyArray<string> | undefined {
    const from = this.placeOf(upper);
    const to = this.placeOf(lower);
    if (from >= to && !this.toAnEnd(upper, lower)) {
      const down = this.reach(lower, this.below, (place) => place <= from);
      if (down.has(upper)) return climb(down, upper);
      const up = this.reach(upper, this.above, (place) => place >= to);
      this.move([...this.sorted(up.keys()), ...this.sorted(down.keys())]);
    }
    this.edges(this.below, upper).add(lower);
    this.edges(this.above, lower).add(upper);
    return undefined;
  }

  /** An end has nowhere to go on to: it can be put first, or last, whatever lies on its other side. */
  private toAnEnd(upper: string, lower: string): boolean {
    if (upper === lower) return false;
    if ((this.above.get(upper)?.size ?? 0) === 0) this.place.set(upper, (this.first -= 1));
    else if ((this.below.get(lower)?.size ?? 0) === 0) this.place.set(lower, (this.last += 1));
    else return false;
    return true;
  }

  remove(upper: string, lower: string): void {
    this.below.get(upper)?.delete(lower);
    this.above.get(lower)?.delete(upper);
  }

  private placeOf(id: string): number {
    const known = this.place.get(id);
    if (known !== undefined) return known;
    this.last += 1;
    this.place.set(id, this.last);
    return this.last;
  }

  private edges(side: Map<string, Set<string>>, id: string): Set<string> {
    const edges = side.get(id) ?? new Set();
    side.set(id, edges);
    return edges;
  }

  /** What can be reached within the bounds, each with where it was reached from. */
  private reach(
    id: string,
    side: ReadonlyMap<string, ReadonlySet<string>>,
    within: (place: number) => boolean,
  ): Map<string, string | null> {
    const via = new Map<string, string | null>([[id, null]]);
    for (const at of via.keys()) {
      for (const next of side.get(at) ?? []) {
        if (!via.has(next) && within(this.placeOf(next))) via.set(next, at);
      }
    }
    return via;
  }

  private sorted(ids: Iterable<string>): ReadonlyArray<string> {
    return [...ids].sort((a, b) => this.placeOf(a) - this.placeOf(b));
  }

  /** Gives these, in this order, the places that they have among them. */
  private move(ids: ReadonlyArray<string>): void {
    const places = ids.map((id) => this.placeOf(id)).sort((a, b) => a - b);
    ids.forEach((id, i) => this.place.set(id, places[i]!));
  }
}
