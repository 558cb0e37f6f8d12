import type { DrawnTask } from './drawn-task';

/** A column of a timeline: an event by its place, or how many events are left out there. */
export type Slot = { readonly place: number } | { readonly leftOut: number; readonly before: number };

/** How many events of a task are drawn. */
export const MOST_EVENTS = 36;

/** How much an event says about a contested task. */
const weightOf = (task: DrawnTask, place: number): number => {
  const { position, taskId, effects } = task.replay.events[place]!;
  const own = taskId === task.taskId;
  const link = effects.some((effect) => 'childId' in effect && effect.childId === task.taskId);
  if (task.focus?.place === place) return 7;
  if (task.findings[0]?.evidence.some((event) => event.position === position)) return 6;
  if (task.named.has(position)) return 5;
  if (own && effects.some(({ _tag }) => _tag === 'Claimed' || _tag === 'AttemptEnded')) return 4;
  if (link) return 4;
  if (own) return effects.some(({ _tag }) => _tag === 'LeaseExtended') ? 1 : 3;
  return taskId !== null && task.parents.slice(0, 8).includes(taskId) ? 2 : 0;
};

/** The columns of a task's timeline in order: the events that say most, near those of the findings, and gaps where others are left out. */
export const slotsOf = (task: DrawnTask): ReadonlyArray<Slot> => {
  const all = task.replay.events.map((_, place) => ({ place, weight: weightOf(task, place) }));
  const telling = all.filter(({ weight }) => weight > 0);
  const centre = task.focus?.place ?? all.find(({ weight }) => weight >= 5)?.place ?? 0;
  const chosen = telling
    .toSorted((a, b) => b.weight - a.weight || Math.abs(a.place - centre) - Math.abs(b.place - centre))
    .slice(0, MOST_EVENTS)
    .map(({ place }) => place)
    .sort((a, b) => a - b);
  const drawn = new Set(chosen);
  const slots: Slot[] = [];
  let leftOut = 0;
  for (const { place, weight } of all) {
    if (drawn.has(place)) {
      if (leftOut > 0) slots.push({ leftOut, before: place });
      slots.push({ place });
      leftOut = 0;
    } else if (weight > 0) leftOut += 1;
  }
  if (leftOut > 0) slots.push({ leftOut, before: all.length });
  return slots;
};
