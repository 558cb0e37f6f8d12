import type { ClaimedFrom } from '../../events/claimed-from';
import { task as named } from '../evidence';
import type {
  Condition,
  ExplainedAttempt,
  ExplainedDecision,
  ExplainedParent,
  ExplainedState,
  Otherwise,
} from './explanation';
import type { Before } from './decision';
import { timeInWords } from '../../events/time-in-words';

/** What is said of a task just before a position. */
export interface Situation {
  readonly position: number;
  readonly taskId: string;
  readonly before: Before;
  readonly state: ExplainedState;
  readonly attempt: ExplainedAttempt | null;
  /** In the order of evidence. */
  readonly parents: ReadonlyArray<ExplainedParent>;
}

const claimable: ReadonlyArray<ClaimedFrom> = ['ready', 'review'];

/** Parents that are named one by one: those of a claim that many would have held back are told by the first of them. */
const NAMED = 64;

const ownConditions = ({ position, taskId, before, state, attempt }: Situation): ReadonlyArray<Condition> => {
  const { archivedAt, status, runAt, blockedAs } = before.task;
  const found: Condition[] = [];
  const add = (_tag: Condition['_tag'], event: Condition['event'], sentence: string): void => {
    found.push({ _tag, taskId, event, sentence: `${sentence}, before position ${position}` });
  };
  if (archivedAt !== null) add('archive', null, `${named(taskId)} taken out of the archive`);
  if (status === 'done' || status === 'cancelled') add('ended', state.since, `${named(taskId)} reopened`);
  if (attempt !== null) {
    const { claimant, fence, claim } = attempt;
    add(
      'attempt',
      claim,
      `the attempt of ${named(claimant)} (fence ${fence}, since ${claim.position}) ended`,
    );
  }
  if (runAt !== null) add('schedule', state.since, `its time, ${timeInWords(runAt)}, come and found out`);
  if (blockedAs !== null) add('block', state.since, `${named(taskId)} unblocked`);
  if (status === 'triage') add('triage', state.since, `${named(taskId)} specified`);
  return found;
};

const openParents = ({ parents, position }: Situation, satisfying: string): ReadonlyArray<Condition> =>
  parents
    .filter(({ satisfied }) => satisfied !== true)
    .slice(0, NAMED)
    .map(({ id, state }) => ({
      _tag: 'parent',
      taskId: id,
      event: state?.since ?? null,
      sentence: `${named(id)} ${satisfying}, or the link to it waived or taken away, before position ${position}`,
    }));

/** All that stood against a claim: every one of these would have had to be otherwise. */
const against = (situation: Situation): ReadonlyArray<Condition> => {
  const { position, taskId, before, state } = situation;
  const conditions = [...ownConditions(situation), ...openParents(situation, before.policy.join(' or '))];
  if (conditions.length > 0 || claimable.some((status) => status === state.status)) return conditions;
  const sentence = `${named(taskId)} made ready, before position ${position}`;
  return [{ _tag: 'waiting', taskId, event: state.since, sentence }];
};

/** What an allowed claim rested on: any of these otherwise, and it had to be refused. */
const restedOn = ({ parents, position, taskId, state, before }: Situation): ReadonlyArray<Condition> => {
  const byParents = parents.slice(0, NAMED).map(({ id, waiver, state: parent }): Condition => {
    const byStatus = parent !== null && before.policy.includes(parent.status);
    const event = byStatus ? parent.since : (waiver ?? parent?.since ?? null);
    const what = byStatus ? `${named(id)} not ${parent.status}` : `the link to ${named(id)} not waived`;
    const because = event === null ? '' : ` (had ${event.position} (${event.kind}) come later)`;
    return { _tag: 'parent', taskId: id, event, sentence: `${what} before position ${position}${because}` };
  });
  if (byParents.length > 0) return byParents;
  const sentence = `a parent of ${named(taskId)} linked before position ${position}, and not ${before.policy.join(' or ')} there`;
  return [{ _tag: 'parent', taskId, event: state.since, sentence }];
};

const presented = ({ position, taskId, state, attempt }: Situation, allowed: boolean): Condition => {
  if (attempt === null) {
    const ended = state.status === 'done' || state.status === 'cancelled';
    const what = ended ? `${named(taskId)} reopened and claimed` : `${named(taskId)} claimed`;
    const sentence = allowed
      ? `${named(taskId)} held by somebody at position ${position}`
      : `${what} before position ${position}, and that attempt presented`;
    return { _tag: 'attempt', taskId, event: state.since, sentence };
  }
  const { claimant, fence, claim } = attempt;
  const sentence = allowed
    ? `the attempt of ${named(claimant)} (fence ${fence}, since ${claim.position}) ended before position ${position}`
    : `the attempt of ${named(claimant)} presented, under fence ${fence}, which stood since ${claim.position}`;
  return { _tag: allowed ? 'attempt' : 'presented', taskId, event: claim, sentence };
};

/** What would have had to be different for the rule to have the other outcome. */
export const otherwiseOf = ({ asked, byRule }: ExplainedDecision, situation: Situation): Otherwise | null => {
  if (byRule === 'undecided') return null;
  const allowed = byRule === 'allowed';
  const outcome = allowed ? 'refused' : 'allowed';
  if (asked !== 'claim') return { outcome, takes: 'all', conditions: [presented(situation, allowed)] };
  const conditions = allowed ? restedOn(situation) : against(situation);
  return { outcome, takes: allowed ? 'any' : 'all', conditions };
};
