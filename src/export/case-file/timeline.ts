import { attemptLanes } from './attempt-lanes';
import { Columns } from './columns';
import type { DrawnTask } from './drawn-task';
import { counted } from './in-words';
import { each, markup } from './markup';
import type { Markup } from './markup';
import { slotsOf } from './slots';
import { crossings, parentLane, taskLane } from './status-lanes';
import { axis } from './timeline-axis';
import { mark } from './timeline-marks';

/** The width of a timeline in its own units, and how much of it the names of the lanes take. */
export const WIDTH = 1080;
export const GUTTER = 214;

/** How many parents have a lane. */
export const PARENT_LANES = 8;

const TOP = 40;
const LANE = 38;

const claimLine = (
  figure: string,
  task: DrawnTask,
  columns: Columns,
  bottom: number,
): ReadonlyArray<Markup> => {
  let labelled = -Infinity;
  return each(task.claims, ({ place, position, verdict }) => {
    const x = columns.x(place);
    const focus = task.focus?.place === place;
    const room = focus || (x - labelled > 96 && Math.abs(x - columns.x(task.focus?.place ?? place)) > 96);
    if (room) labelled = x;
    const look = verdict ?? 'unjudged';
    const title = `claim at ${position}: ${verdict ?? 'no verdict'}`;
    const flag = room
      ? markup`<text class="flag ${look}" x="${x}" y="15" text-anchor="${x > WIDTH - 70 ? 'end' : 'middle'}">claim ${position}</text><text class="flag-verdict ${look}" x="${x}" y="28" text-anchor="${x > WIDTH - 70 ? 'end' : 'middle'}">${verdict ?? 'no verdict'}</text>`
      : null;
    const line = markup`<line class="claim ${look}${focus ? ' focus' : ''}" x1="${x}" x2="${x}" y1="32" y2="${bottom}"/>`;
    return mark(
      figure,
      place,
      title,
      markup`${flag}${line}<circle class="claim-head ${look}" cx="${x}" cy="${bottom}" r="4.5"/>`,
    );
  });
};

/** Where events are missing: a column through all lanes. */
const gaps = (task: DrawnTask, columns: Columns, bottom: number): ReadonlyArray<Markup> =>
  task.replay.events.flatMap(({ taskId, kind, position }, place) => {
    if (taskId !== null || kind !== 'missing') return [];
    const x = columns.x(place);
    return [
      markup`<g><title>${position} is missing</title><line class="missing" x1="${x}" x2="${x}" y1="${TOP}" y2="${bottom}"/><text class="missing" x="${x}" y="${TOP - 6}" text-anchor="middle">missing</text></g>`,
    ];
  });

/** A task over the events of the log: its parents' statuses, its own, its attempts with their leases, and what was refused. */
export const timeline = (figure: string, task: DrawnTask): Markup => {
  const columns = new Columns(slotsOf(task), task.replay.events, { left: GUTTER, right: WIDTH - 8 });
  const parents = task.parents.slice(0, PARENT_LANES);
  const lanes = each(parents, (parentId, index) =>
    parentLane(task, columns, { parentId, y: TOP + index * LANE }),
  );
  const met = parents.flatMap((parentId, index) => crossings(task, columns, parentId, TOP + index * LANE));
  const own = TOP + parents.length * LANE + 6;
  const attempts = attemptLanes(figure, task, columns, own + LANE + 2);
  const foot = attempts.bottom;
  const left = task.parents.length - parents.length + task.unseenParents;
  const more = left === 0 ? '' : ` ${counted(left, 'further parent')} not drawn.`;
  const label = `Timeline of task ${task.taskId}: ${counted(parents.length, 'parent')}, ${counted(task.claims.length, 'claim')}.${more} Every event is in the table below.`;
  return markup`<svg class="timeline" viewBox="0 0 ${WIDTH} ${foot + 76}" role="group" aria-label="${label}"><rect class="own-band" x="0" y="${own - 2}" width="${WIDTH}" height="${foot - own + 4}" rx="3"/> ${lanes}${taskLane(task, columns, own)}${attempts.drawn}${gaps(task, columns, foot)}${claimLine(figure, task, columns, own + 19)}${met}${axis(figure, task, columns, foot + 8)}</svg>`;
};
