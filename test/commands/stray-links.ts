import { rules } from '../../src/commands/rules';
import type { Rules } from '../../src/commands/rules';

/** The rules of a writer that links without demoting: a ready child keeps its status under an open parent. */
export const strayLinks: Rules = {
  ...rules,
  consequences: (recorded, before, board) =>
    rules.consequences(recorded, before, board).filter(({ kind }) => kind !== 'demoted'),
};
