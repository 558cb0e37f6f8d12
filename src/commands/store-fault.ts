/** Why a ledger could not do what was asked: nothing was decided, or nobody knows. */
export type StoreFault =
  /** Somebody else held the lock for longer than `waitedMs`. Nothing was written. */
  | { readonly _tag: 'Busy'; readonly waitedMs: number }
  /** The store cannot be reached or written. Nothing was written. */
  | { readonly _tag: 'Unavailable'; readonly detail: string }
  /** What is stored contradicts itself; `position` is that of the event concerned, where there is one. */
  | { readonly _tag: 'Corrupt'; readonly position: number | null; readonly detail: string }
  /** The ledger was written by a newer version. */
  | { readonly _tag: 'NewerFormat'; readonly format: number; readonly known: number }
  /** There is no ledger at that place, or what is there is none. */
  | { readonly _tag: 'NotALedger'; readonly path: string; readonly detail: string }
  /** The ledger, or the folder it lies in, cannot be written. */
  | { readonly _tag: 'ReadOnly'; readonly path: string }
  /** Whoever it was opened as has no right to this. Nothing was written. */
  | { readonly _tag: 'Denied'; readonly path: string; readonly detail: string }
  /** The ledger was moved to another place, where it goes on; here it only can be read. Nothing was written. */
  | { readonly _tag: 'Sealed'; readonly to: string }
  /** What is at that place is the log of another system, kept as evidence: it takes no commands. Nothing was written. */
  | { readonly _tag: 'HoldsEvidence'; readonly path: string }
  /** The import of evidence at that place was interrupted: the same import, asked again, finishes it. */
  | { readonly _tag: 'UnfinishedImport'; readonly path: string }
  /** What is at that place was copied there in part: the same copy, asked again, finishes it. */
  | { readonly _tag: 'UnfinishedCopy'; readonly path: string }
  /** The ledger was closed. */
  | { readonly _tag: 'Closed' }
  /** It is not known whether the commit happened: asking again with the same command id settles it. */
  | { readonly _tag: 'Unknown'; readonly detail: string };

/** One line for people. */
export const renderStoreFault = (fault: StoreFault): string => {
  switch (fault._tag) {
    case 'Busy':
      return `the ledger was locked by somebody else for ${fault.waitedMs} ms; nothing was written`;
    case 'Unavailable':
      return `the ledger cannot be used: ${fault.detail}`;
    case 'Corrupt':
      return `the ledger is corrupt${fault.position === null ? '' : ` at position ${fault.position}`}: ${fault.detail}`;
    case 'NewerFormat':
      return `the ledger has format ${fault.format}, this version knows ${fault.known}: use a newer version`;
    case 'NotALedger':
      return `${fault.path} is not a ledger: ${fault.detail}`;
    case 'ReadOnly':
      return `${fault.path} cannot be written`;
    case 'Denied':
      return `${fault.path} does not allow this: ${fault.detail}`;
    case 'Sealed':
      return `the ledger was moved to ${fault.to}: it takes no more commands here, ask there`;
    case 'HoldsEvidence':
      return `${fault.path} holds the log of another system as evidence: it has no tasks of its own, and takes no commands`;
    case 'UnfinishedImport':
      return `the import at ${fault.path} is not finished: run it again`;
    case 'UnfinishedCopy':
      return `the copy at ${fault.path} is not finished: run it again`;
    case 'Closed':
      return 'the ledger was closed';
    case 'Unknown':
      return `it is not known whether the command was recorded (${fault.detail}); ask again with its command id`;
    default:
      return fault satisfies never;
  }
};
