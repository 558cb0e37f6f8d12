import type { Columns } from './columns';
import type { DrawnTask } from './drawn-task';
import { counted, day, duration, timeOfDay } from './in-words';
import { each, markup } from './markup';
import type { Markup } from './markup';
import { mark, named } from './timeline-marks';

/** How much room a time of day takes. */
const TIME_ROOM = 84;

/** How much later than the time before it; a clock can also go back. */
const since = (milliseconds: number): string => {
  if (milliseconds === 0) return 'same time';
  return `${milliseconds < 0 ? '−' : '+'}${duration(milliseconds)}`;
};

/** The times beneath the positions, as many as there is room for; a new day says its date. */
const times = (task: DrawnTask, columns: Columns, y: number): ReadonlyArray<Markup> => {
  const labels: Markup[] = [];
  let [ended, date, earlier] = [-Infinity, '', null as number | null];
  for (const [index, slot] of columns.slots.entries()) {
    if (!('place' in slot)) continue;
    const at = task.replay.events[slot.place]?.at ?? null;
    const x = columns.middle(index);
    if (at === null || x - ended < TIME_ROOM) continue;
    const today = day(at.from);
    const text = today === date ? since(at.from - (earlier ?? at.from)) : today;
    const atEdge = x > columns.frame.right - TIME_ROOM / 2;
    const [anchor, push] = atEdge ? ['end', columns.frame.right - x] : ['middle', 0];
    labels.push(
      markup`<text class="time" x="${x + push}" y="${y + 48}" text-anchor="${anchor}">${timeOfDay(at)}</text><text class="time faint" x="${x + push}" y="${y + 61}" text-anchor="${anchor}">${text}</text><path class="time-tick" d="M${x} ${y + 34}v4"/>`,
    );
    [ended, date, earlier] = [x, today, at.from];
  }
  return labels;
};

/** The positions of the events, those that evidence names in bold, and their times. */
export const axis = (figure: string, task: DrawnTask, columns: Columns, y: number): Markup => {
  const ticks = each(columns.slots, (slot, index) => {
    const x = columns.middle(index);
    if (!('place' in slot)) {
      const title = `${counted(slot.leftOut, 'event')} not drawn`;
      return markup`<g class="left-out"><title>${title}</title><text x="${x}" y="${y + 18}" text-anchor="middle">⋯${slot.leftOut}</text></g>`;
    }
    const event = task.replay.events[slot.place]!;
    const look = task.named.has(event.position) ? 'position evidence' : 'position';
    const text = markup`<path class="tick" d="M${x} ${y - 5}v5"/><text class="${look}" x="${x}" y="${y + 6}" transform="rotate(-52 ${x} ${y + 6})" text-anchor="end">${event.position}</text>`;
    return mark(figure, slot.place, named(event), text);
  });
  return markup`<g class="axis"><text class="lane-note" x="10" y="${y + 14}">position</text><text class="lane-note" x="10" y="${y + 48}">time (UTC)</text><line class="base" x1="${columns.frame.left}" x2="${columns.end}" y1="${y - 5}" y2="${y - 5}"/>${ticks}${times(task, columns, y)}</g>`;
};
