import type { Command } from '../../src/commands/command';
import type { Step } from './random-steps';

/** The fields of which null says something. */
const telling: Partial<Record<Command['_tag'], ReadonlyArray<string>>> = {
  Assign: ['assignee'],
  Claim: ['leaseMs'],
  ClaimNext: ['leaseMs'],
  Complete: ['result'],
  CompleteAndClaimNext: ['leaseMs', 'result'],
  Edit: ['data'],
  Fail: ['attempts', 'error'],
  RequestReview: ['result'],
};

/** What a ledger says of its own. */
const own: ReadonlySet<string> = new Set(['overdue', 'detectedBy']);

const given = (fields: object, says: ReadonlyArray<string> = []): object =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(
        ([key, value]) => value !== undefined && (value !== null || says.includes(key)) && !own.has(key),
      )
      .map(([key, value]) => [key, key === 'tasks' ? (value as object[]).map((task) => given(task)) : value]),
  );

const fieldsOf = (command: Command): object => {
  if (command._tag === 'Create') return command.task;
  const { _tag, ...fields } = command;
  return command._tag === 'Erase' ? { ...command.what, reason: command.reason } : fields;
};

/** The call of a ledger that asks for a command: what is null is left out, unless null says something. */
export const asAsked = (command: Command): Step => {
  const { _tag } = command;
  const method = _tag.slice(0, 1).toLowerCase() + _tag.slice(1);
  return { method, input: given(fieldsOf(command), telling[_tag]) } as Step;
};
