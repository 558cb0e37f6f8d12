import type { TaskGraph } from '../../../ledger/graph';
import { fills, labelOf } from './labels';

/** A text as Graphviz takes it within quotes: it knows backslashes there, and the names of characters. */
const quoted = (text: string): string =>
  text.replace(/[\\"]/g, (character) => `\\${character}`).replaceAll('&', '&amp;');

/** A graph in the language of Graphviz. Tasks have made-up names there: no id can be anything but a label. */
export const dotOf = ({ taskId, tasks, links }: TaskGraph): string => {
  const names = new Map(tasks.map(({ id }, index) => [id, `t${index + 1}`]));
  const nodes = tasks.map((task) => {
    const label = labelOf(task).map(quoted).join('\\n');
    const mark = task.id === taskId ? ', penwidth=2' : '';
    return `  ${names.get(task.id)} [label="${label}", fillcolor="${fills[task.status]}"${mark}];`;
  });
  const edges = links.map(({ parentId, childId, waived }) => {
    const mark = waived === null ? '' : ' [style=dashed, label="waived"]';
    return `  ${names.get(parentId)} -> ${names.get(childId)}${mark};`;
  });
  return ['digraph taskledger {', '  node [shape=box, style=filled];', ...nodes, ...edges, '}', ''].join(
    '\n',
  );
};
