import type { EventKind } from '../events/catalogue';
import type { Recorded } from '../events/recorded';
import type { TaskStatus } from '../events/status';
import type { AuditedTask } from './audited-task';
import { as, at, refOf, task } from './evidence';
import type { Findings } from './findings';

interface Transition {
  readonly from: ReadonlyArray<TaskStatus> | 'any';
  readonly to: ReadonlyArray<TaskStatus> | 'same';
}

const same: Transition = { from: 'any', to: 'same' };

/** From which status an event of each kind can lead to which. A second creation leads nowhere. */
const transitions: { readonly [K in EventKind]: Transition } = {
  ledger_opened: { from: [], to: [] },
  writer_joined: { from: [], to: [] },
  created: { from: [], to: [] },
  linked: same,
  unlinked: same,
  promoted: { from: ['todo'], to: ['ready'] },
  demoted: { from: ['ready'], to: ['todo'] },
  claimed: { from: ['ready'], to: ['running'] },
  claim_rejected: same,
  released: { from: ['running'], to: ['ready', 'todo'] },
  completed: { from: ['running', 'ready', 'todo', 'blocked'], to: ['done'] },
  completion_rejected: same,
};

/** Claims that break a rule of their own are told by that rule. */
const toldElsewhere = ({ event }: Recorded, from: TaskStatus): boolean =>
  (event.kind === 'claimed' && (from === 'running' || from === 'done' || from === 'cancelled')) ||
  (event.kind === 'released' && from !== 'running');

const demotes = ({ event }: Recorded, from: TaskStatus, to: TaskStatus): boolean =>
  event.kind === 'claim_rejected' &&
  event.data.reason._tag === 'parents_not_done' &&
  from === 'ready' &&
  to === 'todo';

const first = (to: TaskStatus): boolean => to === 'ready' || to === 'todo';

/** Checks that an event leads from the status its task had to one that its kind can lead to, just before it is taken in. */
export const checkTransition = (
  recorded: Recorded,
  from: TaskStatus | undefined,
  known: AuditedTask | undefined,
  findings: Findings,
): void => {
  const { stored, event } = recorded;
  const { taskId, status: to } = stored;
  const ref = refOf(stored);
  if (taskId === null) return;
  const evidence = [...(known === undefined ? [] : [as('status before', known.since)]), as('event', ref)];
  const impossible = (what: string): void => {
    const argument = `${at(ref)} of task ${task(taskId)} ${what}.`;
    findings.add('TL505', { taskId, position: stored.position, evidence, argument });
  };
  if (to === null) return impossible('tells no status');
  if (from === undefined) {
    if (event.kind === 'created' && !first(to)) impossible(`makes a task that is ${to}`);
    return;
  }
  const { from: sources, to: targets } = transitions[event.kind];
  if (toldElsewhere(recorded, from) || demotes(recorded, from, to)) return;
  const fits =
    (sources === 'any' || sources.includes(from)) &&
    (targets === 'same' ? to === from : targets.includes(to));
  if (!fits) impossible(`leads from ${from} to ${to}, which it cannot`);
};
