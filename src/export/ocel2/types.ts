import type { DataByKind, EventKind } from '../../events/catalogue';

/** What the value of an attribute is; in the JSON format all values are texts. */
export type ValueType = 'string' | 'integer' | 'time';

/** An attribute that a type of events or objects declares. */
export interface Attribute {
  readonly name: string;
  readonly type: ValueType;
}

type Fields<T> = { readonly [F in keyof T]?: ValueType };

/** The fields of each kind's data that become attributes; what names tasks, claimants and attempts becomes relations. */
const facts: { readonly [K in EventKind]: Fields<DataByKind[K]> } = {
  ledger_opened: { ledgerId: 'string', format: 'integer' },
  writer_joined: { version: 'string', host: 'string', pid: 'integer', node: 'string' },
  sealed: { to: 'string' },
  foreign_observed: { source: 'string', sourceId: 'string', subject: 'string', kind: 'string', at: 'time' },
  evidence_taken: { format: 'string', source: 'string', events: 'integer' },
  created: { assignee: 'string', priority: 'integer' },
  linked: { parentStatus: 'string', binds: 'string' },
  unlinked: {},
  promoted: {},
  demoted: {},
  claimed: {
    fence: 'integer',
    leaseUntil: 'time',
    from: 'string',
    attempt: 'integer',
    open: 'integer',
    total: 'integer',
  },
  claim_rejected: { reason: 'string', open: 'integer', total: 'integer' },
  released: { fence: 'integer' },
  completed: { fence: 'integer' },
  completion_rejected: { fence: 'integer', reason: 'string' },
  lease_extended: { fence: 'integer', leaseUntil: 'time' },
  attempt_failed: { fence: 'integer', attempt: 'integer' },
  failure_rejected: { fence: 'integer', reason: 'string' },
  reclaimed: { fence: 'integer', leaseUntil: 'time', lastHeartbeatAt: 'time', detectedBy: 'string' },
  scheduled: { fence: 'integer', runAt: 'time' },
  became_due: { runAt: 'time' },
  blocked: { fence: 'integer', kind: 'string' },
  unblocked: { kind: 'string' },
  triaged: {},
  specified: {},
  review_requested: { fence: 'integer' },
  changes_requested: { fence: 'integer' },
  cancelled: { fence: 'integer', open: 'integer' },
  reopened: { from: 'string' },
  dependency_invalidated: {},
  revoked: { fence: 'integer' },
  dependency_waived: {},
  archived: {},
  unarchived: {},
  commented: {},
  assigned: { assignee: 'string' },
  prioritised: { priority: 'integer' },
  edited: {},
  content_erased: {},
};

const attributesOf = (fields: Readonly<Record<string, ValueType>>): ReadonlyArray<Attribute> =>
  Object.entries(fields).map(([name, type]) => ({ name, type }));

/** What every event has beside the fields of its kind: its place in the log and in its task, and who and what made it. */
export const envelope = attributesOf({
  position: 'integer',
  taskVersion: 'integer',
  status: 'string',
  actor: 'string',
  causation: 'integer',
  correlation: 'string',
});

/** The attributes that are fields of a kind's data. */
export const factsOf = (kind: EventKind): ReadonlyArray<Attribute> =>
  attributesOf(facts[kind] as Readonly<Record<string, ValueType>>);

/** Every type of events, one for each kind. */
export const eventTypes = (Object.keys(facts) as ReadonlyArray<EventKind>).map((kind) => ({
  name: kind,
  attributes: [...envelope, ...factsOf(kind)],
}));

/** Every type of objects. */
export const objectTypes = [
  {
    name: 'task',
    attributes: attributesOf({ title: 'string', status: 'string', assignee: 'string', priority: 'integer' }),
  },
  { name: 'claimant', attributes: [] },
  {
    name: 'attempt',
    attributes: attributesOf({ number: 'integer', from: 'string', leaseUntil: 'time', end: 'string' }),
  },
] as const;

export type ObjectTypeName = (typeof objectTypes)[number]['name'];
