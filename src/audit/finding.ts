/** How grave a finding is: an error, a warning, a note, or a question that stays open. */
export type Severity = 'E' | 'W' | 'N' | 'O';

/** Every finding by its code: its name and severity. */
export const findingKinds = {
  TL101: { name: 'ClaimBeforeParentDone', severity: 'E' },
  TL102: { name: 'DoubleClaim', severity: 'E' },
  TL103: { name: 'ClaimOnTerminalTask', severity: 'E' },
  TL104: { name: 'ActionWithoutClaim', severity: 'E' },
  TL105: { name: 'StaleFence', severity: 'E' },
  TL106: { name: 'ReclaimBeforeExpiry', severity: 'W' },
  TL107: { name: 'FalseRejection', severity: 'W' },
  TL108: { name: 'WrongRejectionReason', severity: 'W' },
  TL109: { name: 'EvidenceContradictsReplay', severity: 'E' },
  TL110: { name: 'PolicyDependent', severity: 'W' },
  TL111: { name: 'CompletedWithOpenParent', severity: 'W' },
  TL112: { name: 'AllowedByWaiver', severity: 'N' },
  TL113: { name: 'ReadyWithOpenParent', severity: 'W' },
  TL114: { name: 'TodoWithoutOpenParent', severity: 'W' },
  TL120: { name: 'DependencyCycle', severity: 'E' },
  TL201: { name: 'LinkedAfterClaim', severity: 'N' },
  TL203: { name: 'ParentReopenedAfterClaim', severity: 'W' },
  TL204: { name: 'UnlinkedBeforeClaim', severity: 'N' },
  TL205: { name: 'UnlinkedThenRelinked', severity: 'W' },
  TL301: { name: 'OrderUndecidable', severity: 'O' },
  TL303: { name: 'EvidenceMissing', severity: 'O' },
  TL304: { name: 'LinkTimeUnknown', severity: 'O' },
  TL401: { name: 'ClockRegression', severity: 'W' },
  TL402: { name: 'ClockRegressionBetweenWriters', severity: 'N' },
  TL501: { name: 'PositionGap', severity: 'E' },
  TL502: { name: 'TailTruncated', severity: 'E' },
  TL503: { name: 'VersionGap', severity: 'E' },
  TL504: { name: 'OrphanEvent', severity: 'E' },
  TL505: { name: 'ImpossibleTransition', severity: 'E' },
  TL506: { name: 'UnknownKind', severity: 'O' },
  TL507: { name: 'UnreadableEvent', severity: 'E' },
  TL508: { name: 'BadCausation', severity: 'E' },
  TL509: { name: 'CommandIdReused', severity: 'E' },
  TL510: { name: 'LeafMismatch', severity: 'E' },
  TL511: { name: 'ContentMismatch', severity: 'E' },
  TL520: { name: 'ProjectionDrift', severity: 'E' },
  TL521: { name: 'OrphanRow', severity: 'E' },
  TL522: { name: 'MissingRow', severity: 'E' },
  TL601: { name: 'EvidenceChangedDuringRead', severity: 'E' },
  TL602: { name: 'WalOnlyRows', severity: 'N' },
  TL603: { name: 'IntegrityCheckFailed', severity: 'E' },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly severity: Severity }>>;

export type FindingCode = keyof typeof findingKinds;

/** Codes that are less grave of a log of another system: it may lose events, and move its rows, in ways of its own. */
export const foreignSeverities: Partial<Readonly<Record<FindingCode, Severity>>> = {
  TL501: 'W',
  TL520: 'W',
};

/** An event that proves a finding, and what it shows. */
export interface Evidence {
  readonly position: number;
  /** The event's id; null for a position where no event is. */
  readonly id: string | null;
  /** The event's kind; for a position where no event is, `missing`. */
  readonly kind: string;
  readonly role: string;
}

/** Something that the log shows and that ought to be known, with the events that prove it. */
export interface Finding {
  readonly code: FindingCode;
  readonly name: string;
  readonly severity: Severity;
  /** Null where it concerns no task. */
  readonly taskId: string | null;
  /** The position it is about; null where there is none, as for a row of a view. */
  readonly position: number | null;
  readonly evidence: ReadonlyArray<Evidence>;
  /** A short argument in prose that can be checked by hand. */
  readonly argument: string;
}
