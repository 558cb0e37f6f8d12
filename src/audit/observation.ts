/** What an event does, as far as its log tells. Statuses and reasons are in the log's own words. */
export type ObservedEffect =
  | { readonly _tag: 'Created' }
  /** The task's status after it. */
  | { readonly _tag: 'Status'; readonly status: string }
  | { readonly _tag: 'Linked' | 'Unlinked' | 'Waived'; readonly parentId: string; readonly childId: string }
  | {
      readonly _tag: 'Claimed';
      readonly claimant: string | null;
      readonly fence: number | null;
      readonly leaseUntil: number | null;
    }
  | { readonly _tag: 'Refused'; readonly claimant: string | null; readonly reason: string | null }
  | { readonly _tag: 'LeaseExtended'; readonly leaseUntil: number | null }
  /** The attempt that stood is over. */
  | { readonly _tag: 'AttemptEnded'; readonly how: string }
  /** The task's status after it is not known; it did nothing to its links. */
  | { readonly _tag: 'StatusUnknown' }
  /** Not known: it may have done anything to its task. */
  | { readonly _tag: 'Unknown' };

/** When something happened: `from` is included and `to` is not, in milliseconds since 1970. A whole second t is [t, t + 1000). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One event of any log, of ours or of another system, as whoever examines it sees it. */
export interface Observation {
  /** Its place in the order of the log: greater is later. Null where the log does not say; then only its time does. */
  readonly order: number | null;
  /** Where it is to be found, which evidence names: a position, the id of a row, a line. */
  readonly position: number;
  /** Its id in its source. */
  readonly id: string;
  /** In the source's own word. */
  readonly kind: string;
  readonly taskId: string | null;
  readonly at: Span | null;
  /** Who did it, where the log says so. */
  readonly actor: string | null;
  /** The title that it gives its task; null where it gives none, or where it is gone. */
  readonly title: string | null;
  readonly effects: ReadonlyArray<ObservedEffect>;
}
