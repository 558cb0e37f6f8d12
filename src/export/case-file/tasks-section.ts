import type { CaseFile } from './case-file';
import type { DrawnTask } from './drawn-task';
import { figureOf } from './findings-section';
import { graphDrawing } from './graph-drawing';
import { counted, number, severities, spanInWords } from './in-words';
import { legend } from './legend';
import { each, markup } from './markup';
import type { Markup } from './markup';
import { timeline } from './timeline';
import { rowOf } from './timeline-marks';

/** How many events of a drawn task are in its table. */
const ROWS = 400;

/** How many of the contested tasks that are not drawn are listed by name. */
const LISTED = 1_000;

const eventsTable = (figure: string, task: DrawnTask): Markup => {
  const { events } = task.replay;
  const rows = each(events.slice(0, ROWS), (event, place) => {
    const mine = task.named.has(event.position) ? 'evidence' : '';
    return markup`<tr id="${rowOf(figure, place)}" tabindex="-1" class="${mine}"><th scope="row" class="number">${event.position}</th><td class="time">${spanInWords(event.at)}</td><td><code>${event.kind}</code></td><td><bdi><code>${event.taskId ?? '—'}</code></bdi></td><td><bdi>${event.actor ?? '—'}</bdi></td><td class="hash"><code>${event.id}</code></td></tr>`;
  });
  const left = events.length - ROWS;
  const more =
    left > 0 ? markup`<p class="note">${counted(left, 'further event')}: in the log itself.</p>` : null;
  return markup`<details class="events">
<summary>${counted(events.length, 'event')} of this task, its parents and theirs</summary><div class="wide" tabindex="0" role="region" aria-label="Events">
<table>
<thead><tr><th scope="col">Position</th><th scope="col">Time</th><th scope="col">Event</th><th scope="col">Task</th><th scope="col">By</th><th scope="col">Id</th></tr></thead>
<tbody>${rows}</tbody></table></div>${more}</details>`;
};

const taskDrawn = (task: DrawnTask, index: number): Markup => {
  const figure = figureOf(index);
  const title = task.titleOf(task.taskId);
  const chips = each(
    task.findings.slice(0, 12),
    ({ code, name, severity, position }) =>
      markup`<li><span class="severity ${severity}">${severities[severity]}</span> ${code} ${name}${position === null ? '' : ` at ${position}`}</li>`,
  );
  const left = task.findings.length - 12;
  const byTime = task.byTime
    ? markup`<p class="note">The log says no order for some of these events: they lie by their times, and events of the same time may lie either way.</p>`
    : null;
  return markup`<article class="task" id="${figure}" aria-labelledby="${figure}-name"><h3 id="${figure}-name"><bdi>${title ?? task.taskId}</bdi> <code class="id"><bdi>${title === null ? '' : task.taskId}</bdi></code></h3>
<ul class="chips">${chips}${left > 0 ? markup`<li>and ${number(left)} more</li>` : null}</ul>${byTime}
<figure><figcaption>Its parents, itself and its attempts over the events of the log, in the order of the log; columns are events, so distances are no durations.</figcaption><div class="wide" tabindex="0" role="region" aria-label="Timeline of ${task.taskId}">${timeline(figure, task)}</div></figure>${graphDrawing(task)} ${eventsTable(figure, task)}</article>`;
};

const listedTasks = ({ drawn, listed }: CaseFile): Markup | null => {
  if (listed.length === 0) return null;
  const items = each(
    listed.slice(0, LISTED),
    ({ taskId, severity, findings }) =>
      markup`<li><span class="severity ${severity}">${severities[severity]}</span> <bdi><code>${taskId}</code></bdi> ${[...new Set(findings.map(({ code }) => code))].join(', ')}</li>`,
  );
  const left = listed.length - LISTED;
  const more = left > 0 ? markup`<p class="note">And ${number(left)} more: in the JSON report.</p>` : null;
  return markup`<h3>Further contested tasks</h3><p class="note">The ${number(drawn.length)} most gravely contested tasks are drawn above. ${counted(listed.length, 'further one')}:</p>
<ul class="listed">${items}</ul>${more}`;
};

/** The contested tasks, each as a picture. */
export function* tasksSection(file: CaseFile): Generator<Markup> {
  yield markup`<section aria-labelledby="tasks"><h2 id="tasks">Contested tasks</h2>`;
  yield file.drawn.length === 0 ? markup`<p>No finding is about a task.</p>` : legend;
  for (const [index, task] of file.drawn.entries()) yield taskDrawn(task, index);
  const further = listedTasks(file);
  if (further !== null) yield further;
  yield markup`</section>`;
}
