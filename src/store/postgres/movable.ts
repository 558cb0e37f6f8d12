import type { Changes } from '../../commands/store';
import type { Json } from '../../events/json';
import type { Sight } from './load';

/** Whether a number past `position`, and not past `last`, stands in a value: it may be a position of this batch. */
const names = (value: Json, position: number, last: number): boolean => {
  if (typeof value === 'number') return value > position && value <= last;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((one: Json) => names(one, position, last));
};

/** Whether one statement brought all that was asked for: descendants, and what can be erased, are read before it, at a moment of their own. */
export const isOfOneMoment = ({ needs: { descendants, erasable } }: Sight): boolean =>
  descendants.length + erasable.length === 0;

/**
 * Whether what was decided stands wherever in the log it comes to lie, as long as the rows that it saw are the same. Not
 * so where it rests on ways between tasks; nor where its facts name positions of its own.
 */
export const isMovable = (
  { events, newTasks, changedTasks }: Changes,
  { needs, loaded, versions }: Sight,
): boolean => {
  const { position } = loaded.head;
  const last = position + events.length;
  return (
    needs.paths.length === 0 &&
    changedTasks.every(({ id }) => versions.has(id)) &&
    !events.some(({ event }) => names(event.data, position, last)) &&
    ![...newTasks, ...changedTasks].some(
      ({ failure_positions: failed }) => failed !== null && names(JSON.parse(failed) as Json, position, last),
    )
  );
};
