import type { Option } from 'commander';
import { wordsOption } from '../arguments/typed-option';
import { UsageFault } from '../arguments/usage-fault';

/** What `--satisfied-by` takes. */
export type PolicyWord = 'done' | 'cancelled' | 'archived';

/** `--satisfied-by`: the policy to judge under. */
export const satisfiedByOption = (): Option =>
  wordsOption(
    '--satisfied-by <statuses>',
    `judge under this policy instead of the board's: done, cancelled; archived, of a kanban.db`,
    ['done', 'cancelled', 'archived'],
  );

/** The policy for a ledger of our own, where being archived is no status. */
export const ownPolicy = (words: ReadonlyArray<PolicyWord>): ReadonlyArray<'done' | 'cancelled'> =>
  words.map((word) => {
    if (word === 'archived') throw new UsageFault('--satisfied-by', 'done, cancelled: no other status', word);
    return word;
  });
