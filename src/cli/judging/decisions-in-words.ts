import type {
  DecisionTold,
  DifferentDecision,
  RecordedDecision,
  ReplayedDecisions,
} from '../../commands/past-decisions';
import type { Json } from '../../events/json';
import { reasonInWords } from '../words/refusal-in-words';
import { visible } from '../words/visible';

const eventInWords = (told: RecordedDecision): string => {
  switch (told.kind) {
    case 'claim_rejected': {
      const { reason, parents, open, total } = told.data;
      const whole = reason._tag === 'parents_not_done' ? { ...reason, parents, open, total } : reason;
      return `${told.kind}: ${reasonInWords(whole)}`;
    }
    case 'completion_rejected':
    case 'failure_rejected':
      return `${told.kind}: ${reasonInWords(told.data.reason)}`;
    default:
      return told.kind;
  }
};

const toldInWords = (told: DecisionTold): string => {
  if (told._tag === 'Contradiction') return told.detail;
  if (told._tag === 'Refused') {
    const recorded =
      told.position === null ? 'not recorded' : `recorded at position ${told.position} already`;
    return `refused, and ${recorded}: ${reasonInWords(told.reason)}`;
  }
  return eventInWords(told);
};

/** A field of two events of one kind, where the words for them are the same. */
const fieldInWords = (field: string, { was, would }: DifferentDecision): string => {
  if (was._tag !== 'Recorded' || would._tag !== 'Recorded') return field;
  const of = (told: typeof was): Json =>
    field === 'status' ? told.status : ((told.data as Readonly<Record<string, Json>>)[field] ?? null);
  return `${field} ${visible(JSON.stringify(of(was)))}, and today ${visible(JSON.stringify(of(would)))}`;
};

function* differenceInWords(one: DifferentDecision): Generator<string> {
  const { position, taskId, was, would, fields } = one;
  yield `differs · task ${visible(taskId)} · position ${position}\n`;
  yield `  was:   ${toldInWords(was)}\n`;
  yield `  today: ${toldInWords(would)}\n`;
  for (const field of fields) {
    if (field !== 'kind' && field !== 'reason') yield `    ${fieldInWords(field, one)}\n`;
  }
}

/** Decisions that were asked again, for people: those that today's rules would not make, then how many were asked. */
export function* decisionsInWords({ asked, same, different }: ReplayedDecisions): Generator<string> {
  for (const one of different) yield* differenceInWords(one);
  yield `decisions asked again: ${asked}, of them ${same} answered the same, ${different.length} otherwise\n`;
}
