import { Cycles } from '../cycles';
import type { EventRef } from '../evidence';
import type { Findings } from '../findings';
import type { ForeignLog } from './foreign-log';

/** Links that ended at some time: where the log gives no order, they may not have stood together with others. */
const everEnded = (observations: ForeignLog['observations']): ReadonlySet<string> => {
  const ended = new Set<string>();
  if (observations.every(({ order }) => order !== null)) return ended;
  for (const { effects } of observations) {
    for (const effect of effects)
      if (effect._tag === 'Unlinked') ended.add(JSON.stringify([effect.parentId, effect.childId]));
  }
  return ended;
};

/** Finds links that close a cycle, in the order in which the events lie. */
export const tellCycles = ({ observations }: ForeignLog, findings: Findings): void => {
  const links = new Map<string, Map<string, EventRef>>();
  const cycles = new Cycles((childId, parentId) => links.get(childId)?.get(parentId), findings);
  const ended = everEnded(observations);
  for (const observation of observations) {
    for (const effect of observation.effects) {
      if (effect._tag !== 'Linked' && effect._tag !== 'Unlinked') continue;
      const { parentId, childId } = effect;
      if (ended.has(JSON.stringify([parentId, childId]))) continue;
      const standing = links.get(childId) ?? new Map<string, EventRef>();
      links.set(childId, standing);
      if (effect._tag === 'Unlinked') {
        if (standing.delete(parentId)) cycles.unlinked(parentId, childId);
      } else if (!standing.has(parentId)) {
        standing.set(parentId, observation);
        cycles.linked(parentId, childId, observation);
      }
    }
  }
};
