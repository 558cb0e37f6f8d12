import type { Observation } from '../../audit/observation';
import { markup } from './markup';
import type { Markup } from './markup';

/** Where the row of an event is, in the table of a task's events. */
export const rowOf = (figure: string, place: number): string => `${figure}-e${place}`;

/** A mark of an event, which leads to its row. */
export const mark = (figure: string, place: number, title: string, shape: Markup): Markup =>
  markup`<a href="#${rowOf(figure, place)}" class="mark" aria-label="${title}"><title>${title}</title>${shape}</a>`;

/** An event as its mark names it. */
export const named = ({ position, kind, taskId, actor }: Observation): string =>
  `${position} ${kind}${taskId === null ? '' : ` of ${taskId}`}${actor === null ? '' : ` by ${actor}`}`;
