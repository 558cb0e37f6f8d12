import type { Columns } from './columns';
import { metBy } from './drawn-task';
import type { DrawnTask, Met } from './drawn-task';
import { cut, each, markup } from './markup';
import type { Markup } from './markup';
import type { Bond, StatusRun } from './replay';
import { statusInWords, statusLook } from './status-look';

/** The height of a bar, and how far below the top of its lane it begins. */
const BAR = 14;
const INSET = 12;

/** The name of a lane: a task's title over its id. */
export const laneName = (task: DrawnTask, taskId: string, y: number): Markup => {
  const title = task.titleOf(taskId);
  const id = markup`<tspan class="lane-id">${cut(taskId, title === null ? 28 : 30)}</tspan>`;
  if (title === null)
    return markup`<text class="lane-name" x="10" y="${y + 23}"><title>${taskId}</title>${id}</text>`;
  return markup`<text class="lane-name" x="10" y="${y + 17}"><title>${title}</title>${cut(title, 29)}</text><text class="lane-name" x="10" y="${y + 31}"><title>${taskId}</title>${id}</text>`;
};

const bar = (task: DrawnTask, columns: Columns, run: StatusRun, y: number): Markup => {
  const x = columns.x(run.from);
  const width = Math.max(2, columns.x(run.to) - x);
  const look = statusLook(run.status, task.satisfies(run.status));
  const words = statusInWords(run.status);
  const label =
    width > words.length * 5.8 + 8
      ? markup`<text class="status-word ${look}" x="${x + 6}" y="${y + INSET + 11}">${cut(words, 40)}</text>`
      : null;
  return markup`<g><title>${words}</title><rect class="status ${look}" x="${x}" y="${y + INSET}" width="${width}" height="${BAR}" rx="2"/>${label}</g>`;
};

/** A link while it stood: the ground of the lane, from its event to the one that ended it. */
const bondGround = (columns: Columns, { from, to, waived }: Bond, y: number): Markup => {
  const [x, end] = [columns.x(from), columns.x(to)];
  const until = waived === null ? end : columns.x(waived);
  const free =
    waived === null
      ? null
      : markup`<rect class="bond waived" x="${until}" y="${y + 3}" width="${Math.max(0, end - until)}" height="32"/>`;
  return markup`<rect class="bond" x="${x}" y="${y + 3}" width="${Math.max(1, until - x)}" height="32"/>${free}<path class="bond-edge" d="M${x + 4} ${y + 3.5}h-4v31h4"/>`;
};

const bondEnds = (columns: Columns, { to }: Bond, last: number, y: number): Markup | null => {
  if (to >= last) return null;
  const x = columns.x(to);
  return markup`<path class="bond-edge" d="M${x - 4} ${y + 3.5}h4v31h-4"/>`;
};

/** What a claim met: a dot for a parent that satisfied, a cross in a ring for an open one, a question mark for what is not decided. */
export const crossing = (met: Met, x: number, y: number): Markup => {
  if (met === 'satisfied') return markup`<circle cx="${x}" cy="${y}" r="4"/>`;
  const ring = markup`<circle cx="${x}" cy="${y}" r="9"/>`;
  return met === 'open'
    ? markup`${ring}<path d="M${x - 3.5} ${y - 3.5}l7 7m0 -7l-7 7"/>`
    : markup`${ring}<text x="${x}" y="${y + 4.5}" text-anchor="middle">?</text>`;
};

/** What each claim met in the lane of a parent, over its line. */
export const crossings = (
  task: DrawnTask,
  columns: Columns,
  parentId: string,
  y: number,
): ReadonlyArray<Markup> =>
  task.claims.flatMap((claim) => {
    const { place } = claim;
    const bond = task.replay.linksBefore(task.taskId, place).find((one) => one.parentId === parentId);
    const waits = bond !== undefined && (bond.waived === null || bond.waived > place);
    if (!waits && !task.undated.has(parentId)) return [];
    const [x, middle] = [columns.x(place), y + INSET + BAR / 2];
    const met = metBy(task, parentId, claim);
    const title = `${parentId}: ${statusInWords(task.replay.statusBefore(parentId, place))}, ${met}`;
    return [markup`<g class="met ${met}"><title>${title}</title>${crossing(met, x, middle)}</g>`];
  });

/** The lane of a parent: while it was linked, its statuses, and what the claims met. */
export const parentLane = (
  task: DrawnTask,
  columns: Columns,
  { parentId, y }: { readonly parentId: string; readonly y: number },
): Markup => {
  const bonds = task.replay.bonds.filter(
    (bond) => bond.parentId === parentId && bond.childId === task.taskId,
  );
  const last = task.replay.events.length;
  const { left } = columns.frame;
  const undated = task.undated.has(parentId)
    ? markup`<rect class="bond undated" x="${left}" y="${y + 3}" width="${columns.end - left}" height="32"><title>no event dates this link</title></rect>`
    : null;
  const grounds = each(bonds, (bond) => bondGround(columns, bond, y));
  const ends = bonds.flatMap((bond) => bondEnds(columns, bond, last, y) ?? []);
  const bars = each(task.replay.statusesOf(parentId), (run) => bar(task, columns, run, y));
  return markup`<g>${laneName(task, parentId, y)}${undated}${grounds}<line class="base" x1="${columns.frame.left}" x2="${columns.end}" y1="${y + 19}" y2="${y + 19}"/>${bars}${ends}</g>`;
};

/** The lane of the task itself. */
export const taskLane = (task: DrawnTask, columns: Columns, y: number): Markup => {
  const bars = each(task.replay.statusesOf(task.taskId), (run) => bar(task, columns, run, y));
  return markup`<g class="own">${laneName(task, task.taskId, y)}<line class="base" x1="${columns.frame.left}" x2="${columns.end}" y1="${y + 19}" y2="${y + 19}"/>${bars}</g>`;
};
