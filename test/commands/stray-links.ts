import { decide } from '../../src/commands/decide';
import type { Decide } from '../../src/commands/decide';

/** The decisions of a writer that links without demoting: a ready child keeps its status under an open parent. */
export const strayLinks: Decide = (command, board) => {
  const decision = decide(command, board);
  if (command._tag !== 'Link' || decision._tag !== 'Append') return decision;
  return { ...decision, events: decision.events.filter(({ kind }) => kind !== 'demoted') };
};
