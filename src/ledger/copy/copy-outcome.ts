/** Why nothing was copied: what lies at the place is not a part of this very log, left by this copy. */
export type CopyRefusal =
  /** Another ledger is there: copies are not merged. */
  | { readonly _tag: 'another_ledger'; readonly ledgerId: string }
  /** A ledger of the same identity is there, and no unfinished copy: a log has one head. */
  | { readonly _tag: 'same_ledger' }
  /** A ledger of the same identity is there that was moved away, to `to`. */
  | { readonly _tag: 'sealed_there'; readonly to: string }
  /** What is there differs from this log, first at `position`. */
  | { readonly _tag: 'logs_differ'; readonly position: number };

/** What came of a copy. */
export type CopyOutcome =
  | {
      readonly _tag: 'Copied';
      readonly ledgerId: string;
      /** The place that is sealed now. */
      readonly from: string;
      /** The place where the board goes on. */
      readonly to: string;
      /** How many events the copied log has, `sealed` being the last. */
      readonly events: number;
      /** How many of them this run brought. */
      readonly copied: number;
      /** The root (hex) of the RFC 6962 tree over all of them: the same at both places. */
      readonly root: string;
      /** Whether an earlier run had begun it. */
      readonly resumed: boolean;
      /** Whether an earlier run had ended it; nothing was done then. */
      readonly already: boolean;
    }
  | {
      readonly _tag: 'CopyRefused';
      readonly from: string;
      readonly to: string;
      readonly reason: CopyRefusal;
    };
