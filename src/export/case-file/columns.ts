import type { Observation } from '../../audit/observation';
import type { Slot } from './slots';

/** Where the columns of a timeline lie. */
export interface Frame {
  readonly left: number;
  readonly right: number;
}

const tenth = (units: number): number => Math.round(units * 10) / 10;

/** Where places and times lie across a timeline, in its units. */
export class Columns {
  private readonly width: number;

  constructor(
    readonly slots: ReadonlyArray<Slot>,
    private readonly events: ReadonlyArray<Observation>,
    readonly frame: Frame,
  ) {
    this.width = Math.min(72, (frame.right - frame.left) / Math.max(1, slots.length));
  }

  /** The middle of a column. */
  middle(index: number): number {
    return tenth(this.frame.left + (index + 0.5) * this.width);
  }

  /** Where an event lies: its own column, the gap in which it is left out, or the nearest column after it. */
  x(place: number): number {
    if (place >= this.events.length) return this.end;
    const index = this.slots.findIndex((slot) =>
      'place' in slot ? slot.place >= place : slot.before > place,
    );
    return index === -1 ? this.end : this.middle(index);
  }

  /** Where the drawn log ends. */
  get end(): number {
    return tenth(Math.min(this.frame.right, this.middle(this.slots.length - 1) + this.width / 2));
  }

  /** Where a time lies, from a place on: between the events before and after it; null if it is past the last of them. */
  atTime(time: number, from: number): number | null {
    let before: { readonly x: number; readonly time: number } | null = null;
    for (const [index, slot] of this.slots.entries()) {
      if (!('place' in slot) || slot.place < from) continue;
      const at = this.events[slot.place]?.at;
      if (at === null || at === undefined) continue;
      const x = this.middle(index);
      if (at.from >= time) {
        if (before === null) return x;
        const share = (time - before.time) / Math.max(1, at.from - before.time);
        return tenth(before.x + Math.max(0, Math.min(1, share)) * (x - before.x));
      }
      before = { x, time: at.from };
    }
    return null;
  }
}
