import { isLeft } from 'fp-ts/Either';
import type { Accepted, Claimed as ClaimedAnswer } from '../commands/answer';
import type { Command } from '../commands/command';
import type { NewTask } from '../commands/create';
import type { Outcome } from '../commands/outcome';
import { newId } from '../events/ids';
import type { Field } from './fields';
import { inputs } from './inputs';
import type { Asked, Claimed, Rejected } from './outcomes';
import type * as outcomes from './outcomes';

/** Who asks, as every command's input carries it once it is checked. */
export interface Called {
  readonly actor: string | undefined;
  readonly commandId: string | null;
  readonly correlation: string | null;
}

/** One method of a ledger: how its input is read, which command that is, and what the caller is told. */
export interface Method<I extends Called, O> {
  readonly name: string;
  readonly read: Field<I>;
  readonly command: (input: I) => Command;
  readonly outcome: (outcome: Outcome) => O;
}

const withGiven = (claimed: ClaimedAnswer, { given }: Outcome): Claimed => {
  const { title = null, data = null } = given.get(claimed.id) ?? {};
  return { ...claimed, title, data };
};

/** The outcome of a command that is accepted with an answer tagged `tag`, or refused. */
const told =
  <T extends Accepted['_tag']>(tag: T) =>
  (outcome: Outcome): (Extract<Accepted, { readonly _tag: T }> & Asked) | Rejected => {
    const { answer } = outcome;
    const { commandId, replayed } = outcome;
    if (isLeft(answer)) return { ...answer.left, commandId, replayed };
    if (answer.right._tag !== tag) throw new Error(`a command answered ${answer.right._tag}, not ${tag}`);
    return { ...(answer.right as Extract<Accepted, { readonly _tag: T }>), commandId, replayed };
  };

const toldClaim = (outcome: Outcome): outcomes.ClaimOutcome => {
  const claim = told('Claimed')(outcome);
  const { commandId, replayed } = outcome;
  return claim._tag === 'Claimed' ? { ...withGiven(claim, outcome), commandId, replayed } : claim;
};

const toldClaims = (outcome: Outcome): outcomes.ClaimNextOutcome => {
  const { answer, commandId, replayed } = outcome;
  if (isLeft(answer) || answer.right._tag !== 'ClaimedNext') return told('NoneReady')(outcome);
  const claims = answer.right.claims.map((one) => withGiven(one, outcome));
  return { _tag: 'ClaimedNext', claims, commandId, replayed };
};

const newTask = (task: Omit<NewTask, 'id'> & { readonly id: string | null }): NewTask => ({
  id: task.id ?? newId(),
  title: task.title,
  assignee: task.assignee,
  priority: task.priority,
  data: task.data,
  parents: task.parents,
});

const method = <I extends Called, O>(
  name: string,
  read: Field<I>,
  command: (input: I) => Command,
  outcome: (outcome: Outcome) => O,
): Method<I, O> => ({ name, read, command, outcome });

/** Every command of a ledger, as a method. */
export const methods = {
  create: method(
    'create',
    inputs.create,
    (input) => ({ _tag: 'Create', task: newTask(input) }),
    told('Created'),
  ),
  createGraph: method(
    'createGraph',
    inputs.createGraph,
    ({ tasks, links }) => ({ _tag: 'CreateGraph', tasks: tasks.map(newTask), links }),
    told('GraphCreated'),
  ),
  link: method(
    'link',
    inputs.link,
    ({ parentId, childId, ifStarted }) => ({ _tag: 'Link', parentId, childId, ifStarted }),
    told('Linked'),
  ),
  unlink: method(
    'unlink',
    inputs.unlink,
    ({ parentId, childId }) => ({ _tag: 'Unlink', parentId, childId }),
    told('Unlinked'),
  ),
  claim: method(
    'claim',
    inputs.claim,
    ({ taskId, claimant }) => ({ _tag: 'Claim', taskId, claimant }),
    toldClaim,
  ),
  claimNext: method(
    'claimNext',
    inputs.claimNext,
    ({ claimant, limit, assignee }) => ({ _tag: 'ClaimNext', claimant, limit, assignee }),
    toldClaims,
  ),
  release: method(
    'release',
    inputs.release,
    ({ taskId, claimant, fence, reason }) => ({ _tag: 'Release', taskId, claimant, fence, reason }),
    told('Released'),
  ),
  complete: method(
    'complete',
    inputs.complete,
    ({ taskId, claimant, fence, result }) => ({ _tag: 'Complete', taskId, claimant, fence, result }),
    told('Completed'),
  ),
};
