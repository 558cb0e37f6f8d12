import type { Observed } from '../../import/hermes/observed';

/** Why nothing was imported. */
export type ImportRefusal =
  /** What lies there is a ledger, and holds no evidence: nothing foreign is mixed with it. */
  | { readonly _tag: 'no_evidence_there' }
  /** The file is no later state of what was observed before: this is the first event that is not the same. Null where one of both has none there. */
  | {
      readonly _tag: 'another_history';
      readonly sourceId: string;
      readonly observed: Observed | null;
      readonly found: Observed | null;
    };

/** What came of an import. */
export type ImportOutcome =
  | {
      readonly _tag: 'Imported';
      readonly from: string;
      /** The board of evidence. */
      readonly into: string;
      readonly ledgerId: string;
      /** How many events the file holds. */
      readonly events: number;
      /** How many observations of it are new. */
      readonly added: number;
      /** Whether all of it was there already; nothing was done then. */
      readonly already: boolean;
    }
  | {
      readonly _tag: 'ImportRefused';
      readonly from: string;
      readonly into: string;
      readonly reason: ImportRefusal;
    };
