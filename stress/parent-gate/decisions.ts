import { rules, rulesUnder } from '../../src/commands/rules';
import type { Rules as RuleBook } from '../../src/commands/rules';

/** How a writer of the race decides. */
export type Rules = 'gated' | 'ungated' | 'stray';

/** Parents always satisfy: a link does not demote, a claim is not refused for them. */
const ungated = rulesUnder(() => true);

/** The gate, but a link leaves its child ready, as a foreign writer would. */
const stray: RuleBook = {
  ...rules,
  consequences: (recorded, before, board) =>
    rules.consequences(recorded, before, board).filter(({ kind }) => kind !== 'demoted'),
};

/** What each kind of writer decides by. */
export const decisions: { readonly [R in Rules]: RuleBook } = { gated: rules, ungated, stray };
