import type { MissingRun } from '../../audit/foreign/foreign-log';
import type { ObservedEffect, Observation } from '../../audit/observation';

/** Kinds whose status follows from the one before them: what they leave a task in is known no better than that. */
const relative: ReadonlySet<string> = new Set([
  'claim_rejected',
  'gave_up',
  'spawn_auto_blocked',
  'linked',
  'unlinked',
]);

const isStatus = ({ _tag }: ObservedEffect): boolean => _tag === 'Status';

/** The same events, where none gives a status that rests on one from before missing events that may have been its task's. */
export const beyondGaps = (
  observations: ReadonlyArray<Observation>,
  missing: ReadonlyArray<MissingRun>,
): ReadonlyArray<Observation> => {
  const gaps = missing.filter(({ explained }) => !explained);
  if (gaps.length === 0) return observations;
  const told = new Map<string, number>();
  return observations.map((observation) => {
    const { taskId, position, kind, effects } = observation;
    if (taskId === null || !effects.some(isStatus)) return observation;
    const since = told.get(taskId) ?? 0;
    if (!relative.has(kind) || !gaps.some(({ first, last }) => first < position && last > since)) {
      told.set(taskId, position);
      return observation;
    }
    const open = effects.map((effect) => (isStatus(effect) ? ({ _tag: 'StatusUnknown' } as const) : effect));
    return { ...observation, effects: open };
  });
};
