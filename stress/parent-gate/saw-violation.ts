import type { Recorded } from '../../src/events/recorded';
import type { Ledger } from '../../src/ledger/ledger';

/** The parents that an event gives its task; links are never taken back in this race. */
export const parentsGiven = ({ event }: Recorded): ReadonlyArray<string> => {
  switch (event.kind) {
    case 'created':
      return event.data.parents;
    case 'linked':
      return [event.data.parentId];
    default:
      return [];
  }
};

/**
 * Whether, after a claim, a parent linked before it is not done. Parents are never reopened in this race: what is not
 * done after the claim was not done before it, so true is certain. A link that came later did not bind the claim.
 */
export const sawViolation = async (
  ledger: Ledger,
  claim: { readonly id: string; readonly position: number },
): Promise<boolean> => {
  const history = await ledger.history(claim.id);
  const before = history.filter(({ stored }) => stored.position < claim.position);
  const bound = new Set(before.flatMap(parentsGiven));
  if (bound.size === 0) return false;
  const task = await ledger.get(claim.id);
  return task?.parentsSeen.some(({ id, status }) => bound.has(id) && status !== 'done') ?? false;
};
