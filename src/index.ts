export type { Examination, Examined, ExaminedFile } from './audit/examination';
export type { LogFormat } from './audit/log-format';
export type { ClaimClass, ForeignFacts } from './audit/foreign/foreign-facts';
export type {
  Condition,
  ExplainedAttempt,
  ExplainedDecision,
  ExplainedEvent,
  ExplainedParent,
  ExplainedState,
  ExplainedWriter,
  Explanation,
  NamedRule,
  Otherwise,
  RefusalReason,
} from './audit/explain/explanation';
export type { Chapter, StoryLine, TaskStory } from './audit/explain/story';
export type { Evidence, Finding, FindingCode, Severity } from './audit/finding';
export type { ObservedEffect, Observation, Span } from './audit/observation';
export type { AuditReport, ClaimVerdict, Verdict } from './audit/report';
export type {
  Cancelled,
  Changed,
  ChangeTag,
  Completed,
  Created,
  DueTask,
  Erased,
  Failed,
  GraphCreated,
  LeaseHeld,
  Linked,
  NoneReady,
  Reason,
  ReclaimedTask,
  Released,
  Reopened,
  Swept,
  Unlinked,
  Waived,
} from './commands/answer';
export type { Hearing } from './commands/hearing';
export type { Heard, News } from './commands/news';
export type {
  DecisionTold,
  DifferentDecision,
  RecordedDecision,
  ReplayedDecisions,
} from './commands/past-decisions';
export type { StoreFault } from './commands/store-fault';
export type { Event, EventKind } from './events/catalogue';
export type { Json } from './events/json';
export { limits } from './events/limits';
export type { ParentSeen } from './events/parent-seen';
export type { Recorded } from './events/recorded';
export type { TaskStatus } from './events/status';
export type { StoredContent, StoredEvent } from './events/stored-event';
export type { AttemptEnd, AttemptStory } from './ledger/attempts';
export type { AuditInput, LedgerReport } from './ledger/audit-store';
export type { BoardCounts, StatusCounts } from './ledger/board-counts';
export { copyLedger } from './ledger/copy/copy-ledger';
export type { CopyInput } from './ledger/copy/copy-input';
export type { CopyOutcome, CopyRefusal } from './ledger/copy/copy-outcome';
export { InvalidInput, LedgerFault } from './ledger/errors';
export { examine } from './ledger/examine/examine';
export type { ExamineInput } from './ledger/examine/examine';
export { importHermes } from './ledger/import/import-hermes';
export type { ImportHermesInput } from './ledger/import/import-hermes';
export type { ImportOutcome, ImportRefusal } from './ledger/import/import-outcome';
export type { Observed } from './import/hermes/observed';
export type { ReadyExplanation } from './ledger/explain-ready';
export type { GraphLink, GraphTask, TaskGraph } from './ledger/graph';
export type * from './ledger/input-types';
export type { Ledger } from './ledger/ledger';
export type { Progress } from './ledger/log-pages';
export { openLedger } from './ledger/open-ledger';
export type { BoardPlace } from './ledger/board-place';
export type { Opening, OpenOptions } from './ledger/opening';
export type {
  Asked,
  CancelOutcome,
  ChangeOutcome,
  Claimed,
  ClaimedNext,
  ClaimNextOutcome,
  ClaimOutcome,
  CompleteAndClaimNextOutcome,
  CompletedAndClaimed,
  CompleteOutcome,
  CreateGraphOutcome,
  CreateOutcome,
  DryRun,
  Effect,
  EraseOutcome,
  FailOutcome,
  HeartbeatOutcome,
  LinkOutcome,
  Rejected,
  ReleaseOutcome,
  ReopenOutcome,
  SweepOutcome,
  UnlinkOutcome,
  WaiveOutcome,
} from './ledger/outcomes';
export type { Backoff, RetryInput } from './ledger/retry-input';
export type { BoardDiff, Change, Holding, TaskDiff } from './ledger/past/diff';
export type { Recording } from './ledger/past/log-point';
export type { PastBoard } from './ledger/past/past-board';
export type { BoardReadings, TaskPage } from './ledger/readings';
export type { RebuildReport } from './ledger/rebuild';
export type { TaskDetail, TaskView } from './ledger/task-view';
export type { Mismatch, VerifyReport } from './ledger/verify';
export { EndingRefused, LeaseLost } from './ledger/workers/attempt';
export type { AttemptAtWork, Ending } from './ledger/workers/attempt';
export type { Running } from './ledger/workers/running';
export { SubscriptionFailed } from './ledger/workers/subscription';
export type { EventHandler, Subscription } from './ledger/workers/subscription';
export type { SweepCounts, Sweeper } from './ledger/workers/sweeper';
export type { WaitOutcome } from './ledger/workers/wait-for';
export type { TaskHandler, WorkCounts, Worker } from './ledger/workers/worker';
export type { Drift } from './projections/drift';
export { EvidenceError } from './store/evidence-fault';
export type { EvidenceFault } from './store/evidence-fault';
