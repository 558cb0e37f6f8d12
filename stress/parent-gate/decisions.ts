import { decide, decideWith } from '../../src/commands/decide';
import type { Decide } from '../../src/commands/decide';

/** How a writer of the race decides. */
export type Rules = 'gated' | 'ungated' | 'stray';

/** Parents always satisfy: a link does not demote, a claim is not refused for them. */
const ungated = decideWith(() => true);

/** The gate, but a link leaves its child ready, as a foreign writer would. */
const stray: Decide = (command, board) => {
  const decision = decide(command, board);
  if (command._tag !== 'Link' || decision._tag !== 'Append') return decision;
  return { ...decision, events: decision.events.filter(({ kind }) => kind !== 'demoted') };
};

/** What each kind of writer decides by. */
export const decisions: { readonly [R in Rules]: Decide } = { gated: decide, ungated, stray };
