import { decodeFault } from '../../events/decode-fault';
import { InvalidInput } from '../errors';

const known = ['done', 'cancelled'] as const;

const isKnown = (word: string): word is (typeof known)[number] =>
  (known as ReadonlyArray<string>).includes(word);

/** The policy to judge one of our own logs under, where a task ends as done or cancelled; any other word throws {@link InvalidInput}. */
export const ownPolicyOf = (asked: ReadonlyArray<string>): ReadonlyArray<(typeof known)[number]> =>
  asked.map((word) => {
    if (isKnown(word)) return word;
    throw new InvalidInput(decodeFault('examine.satisfiedBy', 'done, cancelled: no other status', word));
  });

/** Refuses to replay decisions that no ledger of our own made. */
export const mustNotReplay = ({ replayDecisions = false }: { readonly replayDecisions?: boolean }): void => {
  if (!replayDecisions) return;
  const expected = 'a ledger of our own: only its decisions are ours';
  throw new InvalidInput(decodeFault('examine.replayDecisions', expected, true));
};
