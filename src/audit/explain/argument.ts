import { timeInWords } from '../../events/time-in-words';
import { at, task as named } from '../evidence';
import type { ExplainedEvent, ExplainedParent, Explanation, Otherwise, RefusalReason } from './explanation';

/** Parents, effects and conditions that an argument names one by one. */
const NAMED = 12;

type Told = Omit<Explanation, 'argument'>;

const letters: Partial<Record<Explanation['kind'], string>> = {
  claimed: 'C',
  claim_rejected: 'R',
  completion_rejected: 'R',
  failure_rejected: 'R',
};

const letterOf = ({ kind }: Told): string => letters[kind] ?? 'E';

const what: Partial<Record<Explanation['kind'], string>> = {
  claimed: 'the claim',
  claim_rejected: 'the refusal of a claim',
  completed: 'the completion',
  completion_rejected: 'the refusal of a completion',
  attempt_failed: 'the failure',
  failure_rejected: 'the refusal of a failure',
};

/** A reason in words. */
export const reasonInWords = (reason: RefusalReason): string => {
  switch (reason._tag) {
    case 'archived':
      return 'the task was archived';
    case 'terminal':
      return `the task was ${reason.status}`;
    case 'already_claimed':
    case 'held':
      return `${named(reason.claimant)} held it under fence ${reason.fence}`;
    case 'scheduled':
      return `it waited for ${timeInWords(reason.runAt)}`;
    case 'blocked':
      return `it was blocked (${named(reason.kind)})`;
    case 'parents_not_done':
      return 'a parent was open';
    case 'not_ready':
      return `it was ${reason.status}`;
    case 'not_claimed':
      return `nobody held it, it was ${reason.status}`;
    default:
      return reason satisfies never;
  }
};

const list = (words: ReadonlyArray<string>, all: number, between = ', '): string =>
  [...words, ...(all > words.length ? [`${all - words.length} more`] : [])].join(between);

const presentedIn = ({ decision, actor }: Told): string => {
  if (decision === null) return '';
  const { claimant, fence } = decision.presented;
  if (decision.asked === 'claim')
    return claimant === null || claimant === actor ? '' : `, for ${named(claimant)}`;
  const words = [
    ...(claimant === null ? [] : [named(claimant)]),
    ...(fence === null ? [] : [`fence ${fence}`]),
  ];
  return words.length === 0 ? ', with no attempt presented' : `, with ${words.join(' and ')} presented`;
};

const opening = (told: Told): string => {
  const { kind, taskId, position, actor } = told;
  const of = taskId === null ? 'of the ledger' : `of task ${named(taskId)}`;
  const place = at({ position, id: '', kind });
  const by = `by ${named(actor)}`;
  const name = what[kind];
  return name === undefined
    ? `Let E be ${place} ${of}, ${by}.`
    : `Let ${letterOf(told)} be ${name} ${of} at ${place}, ${by}${presentedIn(told)}.`;
};

const standing = (told: Told): string | null => {
  const { before, attempt, taskId, decision } = told;
  if (before === null || taskId === null) return null;
  const was = `Before ${letterOf(told)} the task was ${before.status}, since ${at(before.since)}`;
  if (attempt !== null) {
    const lease = attempt.leaseUntil === null ? '' : `, until ${timeInWords(attempt.leaseUntil)}`;
    return `${was}; the attempt of ${named(attempt.claimant)} stood under fence ${attempt.fence}${lease}, since ${at(attempt.claim)}.`;
  }
  return decision === null ? `${was}.` : `${was}, and nobody held it.`;
};

const parentStep = (told: Told, { id, link, waiver, state, satisfied }: ExplainedParent): string => {
  const letter = letterOf(told);
  const came = told.kind === 'created' ? 'comes with it' : `came before ${letter}, at ${at(link)}`;
  const last =
    state === null
      ? `no event of ${named(id)} comes before ${letter}`
      : `the last state of ${named(id)} before ${letter} is ${state.status}, since ${at(state.since)} by ${named(state.since.actor)}`;
  const waived = waiver === null ? '' : `; that link was waived at ${at(waiver)} by ${named(waiver.actor)}`;
  const known = satisfied === 'unknown' ? '; what became of it is not seen whole' : '';
  return `The link to ${named(id)} ${came}; ${last}${waived}${known}.`;
};

const parentSteps = (told: Told): ReadonlyArray<string> => {
  const { parents, kind } = told;
  if (parents === null) return [];
  if (parents.length === 0) {
    return [kind === 'created' ? 'It names no parent.' : `No link of it stood before ${letterOf(told)}.`];
  }
  const steps = parents.slice(0, NAMED).map((parent) => parentStep(told, parent));
  const more = parents.length - steps.length;
  if (more === 0) return steps;
  const open = parents.slice(NAMED).filter(({ satisfied }) => satisfied !== true).length;
  return [...steps, `${more} more parents, of them ${open} open.`];
};

/** The same, with the parents that were open by their names. */
const reasonHere = ({ parents }: Told, reason: RefusalReason): string => {
  const open = (parents ?? []).filter(({ satisfied }) => satisfied === false).map(({ id }) => named(id));
  if (reason._tag !== 'parents_not_done' || open.length === 0) return reasonInWords(reason);
  return `${list(open.slice(0, NAMED), open.length)} ${open.length === 1 ? 'was' : 'were'} open`;
};

const conclusion = (told: Told): string | null => {
  const { decision, after, policy, kind } = told;
  if (decision === null) {
    return after === null ? null : `Hence the task is ${after} after it.`;
  }
  const letter = letterOf(told);
  const { asked, answer, byRule, verdict } = decision;
  const satisfies =
    asked === 'claim'
      ? `A parent satisfies when it is ${policy.satisfiedBy.join(' or ')}, or its link is waived; `
      : '';
  if (byRule === 'undecided')
    return `${satisfies}what is not seen could turn it: whether ${letter} was right is not decided.`;
  const rule = byRule === 'allowed' ? 'it was allowed' : `it had to be refused: ${reasonHere(told, byRule)}`;
  const first = `${satisfies}${satisfies === '' ? 'H' : 'h'}ence ${rule}`;
  if (verdict === 'right') return `${first}. ${letter} is right.`;
  const was = answer === 'allowed' ? 'it was granted' : `it was refused because ${reasonInWords(answer)}`;
  return `${first}; but ${was}. ${letter} is wrong${kind === 'claimed' ? '' : ', or its reason'}.`;
};

const alternatives = ({ outcome, takes, conditions }: Otherwise): string => {
  const some = conditions.slice(0, NAMED).map(({ sentence }) => sentence);
  const needed = takes === 'any' ? 'any of these is enough' : 'all of this is needed';
  const one = conditions.length === 1 ? '' : ` (${needed})`;
  return `To be ${outcome}${one}: ${list(some, conditions.length, '; ')}.`;
};

const events = (some: ReadonlyArray<ExplainedEvent>): string =>
  list(
    some
      .slice(0, NAMED)
      .map((event) => (event.taskId === null ? at(event) : `${at(event)} of ${named(event.taskId)}`)),
    some.length,
  );

/** The steps of an argument, each a sentence or some. */
export const stepsOf = (told: Told): ReadonlyArray<string> => {
  const { cause, effects, otherwise, rule } = told;
  const steps = [
    opening(told),
    cause === null ? null : `It follows from ${events([cause])}, of the same command.`,
    standing(told),
    ...parentSteps(told),
    `The rule (${rule.name}): ${rule.sentence}`,
    conclusion(told),
    otherwise === null || otherwise.conditions.length === 0 ? null : alternatives(otherwise),
    effects.length === 0 ? null : `It caused ${events(effects)}.`,
  ];
  return steps.filter((step) => step !== null);
};

/** An explanation as a short argument in prose, that can be checked by hand. */
export const argumentOf = (told: Told): string => stepsOf(told).join(' ');
