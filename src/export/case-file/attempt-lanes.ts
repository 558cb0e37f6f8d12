import type { Columns } from './columns';
import type { DrawnTask } from './drawn-task';
import { counted, spanInWords } from './in-words';
import { cut, each, markup } from './markup';
import type { Markup } from './markup';
import type { Attempt } from './replay';
import { mark, named } from './timeline-marks';

/** How many attempts have a lane; of more the last ones. */
const MOST_ATTEMPTS = 8;

const LANE = 26;

const nameOf = ({ claimant, fence }: Attempt): string =>
  `${claimant ?? 'somebody'}${fence === null ? '' : ` · fence ${fence}`}`;

/** The lease of an attempt: a line from where it is given to where it passes, with a tick at its end. */
const leaseLine = (columns: Columns, attempt: Attempt, y: number): Markup | null => {
  const { leases } = attempt;
  const given = leases.findLast(({ until }) => until !== null);
  if (given === undefined || given.until === null) return null;
  const start = columns.x(attempt.from);
  const end = columns.atTime(given.until, attempt.from);
  const title = `lease until ${spanInWords({ from: given.until, to: given.until })}`;
  const ticks = leases
    .slice(1)
    .map(({ from }) => markup`<path class="lease-tick" d="M${columns.x(from)} ${y + 16}v6"/>`);
  const tip =
    end === null
      ? markup`<path class="lease-tick" d="M${columns.end - 5} ${y + 16}l5 3l-5 3"/>`
      : markup`<path class="lease-tick" d="M${end} ${y + 15}v8"/>`;
  return markup`<g><title>${title}</title><line class="lease" x1="${start}" x2="${end ?? columns.end}" y1="${y + 19}" y2="${y + 19}"/>${ticks}${tip}</g>`;
};

const attemptLane = (
  figure: string,
  task: DrawnTask,
  columns: Columns,
  attempt: Attempt,
  y: number,
): Markup => {
  const [x, end] = [columns.x(attempt.from), columns.x(attempt.to)];
  const open = attempt.to >= task.replay.events.length;
  const how = attempt.how ?? (open ? 'stands' : 'no end of it in the log');
  const needed = how.length * 5.8 + 12;
  const label =
    columns.frame.right - end > needed
      ? markup`<text class="how" x="${end + 6}" y="${y + 13}">${cut(how, 40)}</text>`
      : end - x > needed
        ? markup`<text class="how inside" x="${end - 6}" y="${y + 13}" text-anchor="end">${cut(how, 40)}</text>`
        : markup`<text class="how" x="${x - 6}" y="${y + 13}" text-anchor="end">${cut(how, 40)}</text>`;
  const title = `attempt of ${nameOf(attempt)}: ${how}`;
  const shape = markup`<rect class="attempt${attempt.how === null ? ' open' : ''}" x="${x}" y="${y + 3}" width="${Math.max(4, end - x)}" height="12" rx="3"/>`;
  return markup`<g><text class="lane-note" x="26" y="${y + 14}">${cut(nameOf(attempt), 27)}</text>${mark(figure, attempt.from, title, shape)}${leaseLine(columns, attempt, y)}${label}</g>`;
};

/** What was refused: a cross for each, over the name of who asked. */
const refusalLane = (figure: string, task: DrawnTask, columns: Columns, y: number): Markup | null => {
  const refusals = task.replay.events.flatMap((event, place) =>
    event.taskId === task.taskId
      ? event.effects.flatMap((effect) => (effect._tag === 'Refused' ? [{ event, place, effect }] : []))
      : [],
  );
  if (refusals.length === 0) return null;
  const marks = each(refusals, ({ event, place, effect }) => {
    const x = columns.x(place);
    const title = `${named(event)}: ${effect.reason ?? 'no reason given'}`;
    return mark(
      figure,
      place,
      title,
      markup`<path class="refusal" d="M${x - 5} ${y + 6}l10 10m0 -10l-10 10"/>`,
    );
  });
  return markup`<g><text class="lane-note" x="26" y="${y + 15}">${counted(refusals.length, 'refusal')}</text>${marks}</g>`;
};

/** A lane for each attempt at a task, and one for what was refused. */
export const attemptLanes = (
  figure: string,
  task: DrawnTask,
  columns: Columns,
  top: number,
): { readonly drawn: Markup; readonly bottom: number } => {
  const shown = task.replay.attempts.slice(-MOST_ATTEMPTS);
  const lanes = each(shown, (attempt, index) =>
    attemptLane(figure, task, columns, attempt, top + index * LANE),
  );
  const left = task.replay.attempts.length - shown.length;
  const more =
    left === 0
      ? null
      : markup`<text class="lane-note" x="26" y="${top + shown.length * LANE + 14}">${counted(left, 'earlier attempt')} not drawn</text>`;
  const below = top + shown.length * LANE + (more === null ? 0 : 22);
  const refused = refusalLane(figure, task, columns, below);
  return { drawn: markup`${lanes}${more}${refused}`, bottom: below + (refused === null ? 0 : 24) };
};
