/** Why a file could not be opened as evidence. Nothing was changed. */
export type EvidenceFault =
  /** There is no file of this name. */
  | { readonly _tag: 'NoSuchFile'; readonly path: string }
  /** This process has the file open as a ledger: reading it past SQLite would take its locks away. Audit the ledger, or close it first. */
  | { readonly _tag: 'OpenHere'; readonly path: string }
  /** The file, or what lies beside it, cannot be read, or there is no room for a copy of it. */
  | { readonly _tag: 'Unreadable'; readonly path: string; readonly detail: string }
  /** What is there is not a file of SQLite, or is too damaged to be opened. */
  | { readonly _tag: 'NotSqlite'; readonly path: string; readonly detail: string }
  /** A line of a file of text is not what a log has there: counted from 1. */
  | { readonly _tag: 'UnreadableLine'; readonly path: string; readonly line: number; readonly detail: string }
  /** A file of SQLite, and not a board of a known kind: these tables are not there. */
  | { readonly _tag: 'UnknownBoard'; readonly path: string; readonly missing: ReadonlyArray<string> }
  /** A table lacks columns without which it cannot be read. */
  | {
      readonly _tag: 'MissingColumns';
      readonly path: string;
      readonly table: string;
      readonly missing: ReadonlyArray<string>;
    };

/** One line for people. */
const renderEvidenceFault = (fault: EvidenceFault): string => {
  const { path } = fault;
  switch (fault._tag) {
    case 'NoSuchFile':
      return `${path}: there is no such file`;
    case 'OpenHere':
      return `${path} is open here as a ledger: audit that, or close it first`;
    case 'Unreadable':
      return `${path} cannot be read: ${fault.detail}`;
    case 'NotSqlite':
      return `${path} is not a SQLite file: ${fault.detail}`;
    case 'UnreadableLine':
      return `${path}, line ${fault.line}: ${fault.detail}`;
    case 'UnknownBoard':
      return `${path} is a SQLite file, and not a board of a known kind: it lacks the tables ${fault.missing.join(', ')}`;
    case 'MissingColumns':
      return `${path} cannot be read as a board: its table ${fault.table} lacks the columns ${fault.missing.join(', ')}`;
    default:
      return fault satisfies never;
  }
};

/** A file could not be opened, or read, as evidence. Nothing was changed. */
export class EvidenceError extends Error {
  readonly _tag = 'EvidenceError';

  constructor(readonly fault: EvidenceFault) {
    super(renderEvidenceFault(fault));
    this.name = 'EvidenceError';
  }
}
