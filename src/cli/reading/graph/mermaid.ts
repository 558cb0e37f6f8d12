import { taskStatuses } from '../../../events/status';
import type { TaskGraph } from '../../../ledger/graph';
import { fills, labelOf } from './labels';

/** A text as Mermaid takes it within quotes: whatever could mean something to it, or to its Markdown, by its number. */
const quoted = (text: string): string =>
  text.replace(/^-|[^\p{L}\p{N} ,-]/gu, (character) => `#${character.codePointAt(0)};`);

/** A graph in the language of Mermaid. Tasks have made-up names there: no id can be anything but a label. */
export const mermaidOf = ({ taskId, tasks, links }: TaskGraph): string => {
  const names = new Map(tasks.map(({ id }, index) => [id, `t${index + 1}`]));
  const nodes = tasks.map(
    (task) => `  ${names.get(task.id)}["${labelOf(task).map(quoted).join('<br/>')}"]:::${task.status}`,
  );
  const edges = links.map(
    ({ parentId, childId, waived }) =>
      `  ${names.get(parentId)} ${waived === null ? '-->' : '-. waived .->'} ${names.get(childId)}`,
  );
  const used = taskStatuses.filter((status) => tasks.some((task) => task.status === status));
  const classes = used.map((status) => `  classDef ${status} fill:${fills[status]},color:#000000`);
  const mark = `  style ${names.get(taskId)} stroke-width:3px`;
  return ['flowchart TD', ...nodes, ...edges, ...classes, mark, ''].join('\n');
};
