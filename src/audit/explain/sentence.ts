import { GAVE_UP } from '../../events/blocked';
import type { ClaimRejected } from '../../events/claim-rejected';
import type { Linked } from '../../events/linked';
import type { ParentSeen } from '../../events/parent-seen';
import type { Recorded } from '../../events/recorded';
import { timeInWords } from '../../events/time-in-words';
import { task as named } from '../evidence';
import { reasonInWords } from './argument';

/** Parents and children that a sentence names. */
const NAMED = 5;

const list = (words: ReadonlyArray<string>, all: number): string => {
  const some = words.slice(0, NAMED);
  return [...some, ...(all > some.length ? [`${all - some.length} more`] : [])].join(', ');
};

const ids = (all: ReadonlyArray<string>, count = all.length): string => list(all.map(named), count);

const openOf = (parents: ReadonlyArray<ParentSeen>, open: number): string =>
  list(
    parents.slice(0, open).map(({ id, status, position }) => `${named(id)} (${status} since ${position})`),
    open,
  );

const until = (leaseUntil: number | null): string =>
  leaseUntil === null ? ', without a lease' : `, until ${timeInWords(leaseUntil)}`;

const binds: { readonly [B in Linked['binds']]: string } = {
  now: 'from now on',
  next_attempt: 'from the next attempt on',
  if_reopened: 'should it be reopened',
};

const because = (causation: number | null): string =>
  causation === null ? '' : ` (because of ${causation})`;

const whoLost = (claimant: string | null): string =>
  claimant === null ? '' : `; ${named(claimant)} loses it by that`;

const refusal = ({ claimant, reason, parents, open, total }: ClaimRejected): string =>
  reason._tag === 'parents_not_done'
    ? `refused to ${named(claimant)}: it waits for ${total === 1 ? '' : `${open} of its ${total} parents, `}${openOf(parents, open)}`
    : `refused to ${named(claimant)}: ${reasonInWords(reason)}`;

const who = ({
  claimant,
  fence,
}: {
  readonly claimant: string | null;
  readonly fence: number | null;
}): string => {
  const name = claimant === null ? 'somebody' : named(claimant);
  return fence === null ? name : `${name} under fence ${fence}`;
};

const back = (status: string | null): string =>
  status === 'todo' ? 'it waits for parents again' : `it is ${status} again`;

/** What an event did, in one sentence about its task. */
export const sentenceOf = ({ stored, event }: Recorded): string => {
  const { status, actor, causation } = stored;
  const by = `by ${named(actor)}`;
  switch (event.kind) {
    case 'created': {
      const { parents, assignee } = event.data;
      const meant = assignee === null ? '' : ` for ${named(assignee)}`;
      const under = parents.length === 0 ? '' : `, under ${ids(parents)}`;
      return `made ${by}${meant}${under}: ${status === 'todo' ? 'it has to wait' : 'it is ready'}`;
    }
    case 'linked': {
      const { parentId, parentStatus } = event.data;
      return `waits for ${named(parentId)} (${parentStatus}) ${binds[event.data.binds]}, ${by}`;
    }
    case 'unlinked':
      return `no longer waits for ${named(event.data.parentId)}, ${by}`;
    case 'promoted':
      return `ready: ${named(event.data.parentId)} was the last parent that it waited for${because(causation)}`;
    case 'demoted':
      return `no longer ready: it has to wait for ${named(event.data.parentId)}${because(causation)}`;
    case 'claimed': {
      const { claimant, fence, attempt, leaseUntil, from, total } = event.data;
      const review = from === 'review' ? ' to review it' : '';
      const parents = total < 2 ? '' : `, none of its ${total} parents open`;
      return `claimed by ${named(claimant)}${review}, attempt ${attempt} under fence ${fence}${until(leaseUntil)}${parents}`;
    }
    case 'claim_rejected':
      return refusal(event.data);
    case 'released':
      return `given back by ${who(event.data)}: ${back(status)}`;
    case 'completed': {
      const { fence, openParents } = event.data;
      const how = fence === null ? `completed by hand, ${by}` : `completed by ${who(event.data)}`;
      const open = openParents.length === 0 ? '' : `, while open: ${openOf(openParents, openParents.length)}`;
      return `${how}${open}`;
    }
    case 'completion_rejected':
      return `a completion by ${who(event.data)} is refused: ${reasonInWords(event.data.reason)}`;
    case 'failure_rejected':
      return `a failure told by ${who(event.data)} is refused: ${reasonInWords(event.data.reason)}`;
    case 'lease_extended':
      return `${named(event.data.claimant)} is alive, and holds it${until(event.data.leaseUntil).slice(1)}`;
    case 'attempt_failed':
      return `attempt ${event.data.attempt} of ${who(event.data)} failed: ${back(status)}`;
    case 'reclaimed': {
      const { claimant, leaseUntil, lastHeartbeatAt, detectedBy } = event.data;
      const heard =
        lastHeartbeatAt === null
          ? 'never heard of since'
          : `last heard of at ${timeInWords(lastHeartbeatAt)}`;
      return `taken back from ${named(claimant)}, whose lease ended at ${timeInWords(leaseUntil)}, ${heard}; found out by ${named(detectedBy)}: ${back(status)}`;
    }
    case 'scheduled':
      return `waits for ${timeInWords(event.data.runAt)}${because(causation)}${whoLost(event.data.claimant)}`;
    case 'became_due':
      return `its time has come (${timeInWords(event.data.runAt)}): ${back(status)}`;
    case 'blocked': {
      const { kind, claimant, failures } = event.data;
      return kind === GAVE_UP
        ? `given up${because(causation)}, after ${failures.length + 1} failures`
        : `blocked (${named(kind)}) ${by}${whoLost(claimant)}`;
    }
    case 'unblocked':
      return `unblocked ${by}: ${back(status)}`;
    case 'triaged':
      return `put aside until it is specified, ${by}`;
    case 'specified':
      return `specified ${by}: ${back(status)}`;
    case 'review_requested':
      return `handed in for review by ${who(event.data)}`;
    case 'changes_requested':
      return `changes asked for ${event.data.fence === null ? by : `by ${who(event.data)}`}: ${back(status)}`;
    case 'cancelled': {
      const { claimant, openChildren, open } = event.data;
      const children = open === 0 ? '' : `; waiting for it: ${ids(openChildren, open)}`;
      return `cancelled ${by}${because(causation)}${whoLost(claimant)}${children}`;
    }
    case 'reopened':
      return `reopened ${by}${because(causation)}, it had been ${event.data.from}: ${back(status)}`;
    case 'dependency_invalidated':
      return `told that ${named(event.data.parentId)}, which it relied on, was reopened${because(causation)}`;
    case 'revoked':
      return `taken from ${who(event.data)}: ${named(event.data.parentId)} was reopened${because(causation)}`;
    case 'dependency_waived':
      return `need not wait for ${named(event.data.parentId)}: waived ${by}${because(causation)}`;
    case 'archived':
      return `archived ${by}`;
    case 'unarchived':
      return `taken out of the archive ${by}`;
    case 'commented':
      return `${named(actor)} comments`;
    case 'assigned':
      return event.data.assignee === null
        ? `meant for anybody now, ${by}`
        : `meant for ${named(event.data.assignee)} now, ${by}`;
    case 'prioritised':
      return `given priority ${event.data.priority} ${by}`;
    case 'edited':
      return `its ${event.data.fields.join(' and ')} written anew ${by}`;
    case 'content_erased':
      return `what was written at ${list(event.data.positions.map(String), event.data.positions.length)} erased ${by}`;
    case 'ledger_opened':
    case 'writer_joined':
    case 'sealed':
    case 'evidence_taken':
    case 'foreign_observed':
      return `${event.kind} ${by}`;
    default:
      return event satisfies never;
  }
};
