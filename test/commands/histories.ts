import type { Recorded } from '../../src/events/recorded';
import { LedgerFault } from '../../src/ledger/errors';
import type { Ledger } from '../../src/ledger/ledger';
import type { Step } from './random-steps';

/** A command id that the test gave, or null for one that was made. */
const known = (commandId: string | null): string | null =>
  commandId !== null && commandId.length < 10 ? commandId : null;

type Outcome = { readonly commandId: string | null };

/** The answer to a step, without what differs from ledger to ledger; a fault is an answer here. */
export const answerTo = async (ledger: Ledger, { method, input }: Step): Promise<object> => {
  try {
    const ask = ledger[method].bind(ledger) as (given: unknown) => Promise<Outcome>;
    const outcome = await ask(input);
    return { ...outcome, commandId: known(outcome.commandId) };
  } catch (error) {
    if (error instanceof LedgerFault) return error.fault;
    throw error;
  }
};

/** An event without times, ids, salts and hashes. */
export const told = ({ stored, content }: Recorded): object => {
  const { id: _id, leafHash: _leaf, contentHash: _content, createdAt: _at, commandId, ...rest } = stored;
  return { ...rest, commandId: known(commandId), content: content?.content ?? null };
};

/** The whole log but for the ledger's own first events. */
export const logOf = async (ledger: Ledger): Promise<ReadonlyArray<Recorded>> => {
  const log: Recorded[] = [];
  for (let from = 3; ; from += 1_000) {
    const page = await ledger.events({ from, limit: 1_000 });
    log.push(...page);
    if (page.length < 1_000) return log;
  }
};
