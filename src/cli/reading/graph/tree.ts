import { taskStatuses } from '../../../events/status';
import type { GraphLink, GraphTask, TaskGraph } from '../../../ledger/graph';
import { colours } from '../../words/colours';
import { statusCell } from '../../words/status-cell';
import type { Cell } from '../../words/table';
import { cut, visible } from '../../words/visible';
import { neighbours } from './neighbours';
import type { Neighbours } from './neighbours';

/** How much of a graph is drawn: so many links of one task, and tasks so many steps away. */
export interface Extent {
  readonly links: number;
  readonly steps: number;
}

const coloured = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.colour(cell.text));

const waiver = ({ waived }: GraphLink): string => (waived === null ? '' : ` · waived at position ${waived}`);

const about = ({ title, claimant, archived }: GraphTask): string => {
  const holder = claimant === null ? '' : ` · held by ${cut(claimant, 24)}`;
  return `  ${cut(title ?? '(erased)', 60)}${holder}${archived ? ' · archived' : ''}`;
};

/** Draws a graph line by line from the top: ancestors above their children, then the task, then what lies below it. */
class Drawing {
  readonly lines: string[] = [];
  /** Whether something was left out. */
  elided = false;
  private readonly drawn = new Set<string>();

  constructor(
    private readonly graph: Neighbours,
    private readonly extent: Extent,
  ) {}

  all(taskId: string): void {
    this.drawn.add(taskId);
    this.above(taskId, '', 1);
    this.lines.push(this.inWords(taskId, colours.bold, about));
    this.below(taskId, '', 1);
  }

  private above(id: string, margin: string, step: number): void {
    const { shown, rest } = this.part(this.graph.up.get(id), step);
    if (rest.length > 0) this.lines.push(`${margin}┌─ ${this.left(rest, ({ parentId }) => parentId)}`);
    for (const [index, link] of shown.entries()) {
      const top = index === 0 && rest.length === 0;
      const again = this.drawn.has(link.parentId);
      this.drawn.add(link.parentId);
      if (!again) this.above(link.parentId, `${margin}${top ? '   ' : '│  '}`, step + 1);
      this.lines.push(`${margin}${top ? '┌─ ' : '├─ '}${this.linked(link.parentId, link, again)}`);
    }
  }

  private below(id: string, margin: string, step: number): void {
    const { shown, rest } = this.part(this.graph.down.get(id), step);
    for (const [index, link] of shown.entries()) {
      const end = index === shown.length - 1 && rest.length === 0;
      const again = this.drawn.has(link.childId);
      this.drawn.add(link.childId);
      this.lines.push(`${margin}${end ? '└─ ' : '├─ '}${this.linked(link.childId, link, again)}`);
      if (!again) this.below(link.childId, `${margin}${end ? '   ' : '│  '}`, step + 1);
    }
    if (rest.length > 0) this.lines.push(`${margin}└─ ${this.left(rest, ({ childId }) => childId)}`);
  }

  /** The links of a task that are drawn, and those that are only counted. */
  private part(links: ReadonlyArray<GraphLink> = [], step: number) {
    const most = step > this.extent.steps ? 0 : this.extent.links;
    const rest = links.slice(most);
    if (rest.length > 0) this.elided = true;
    return { shown: links.slice(0, most), rest };
  }

  private linked(id: string, link: GraphLink, again: boolean): string {
    const text = this.inWords(id, (name) => name, again ? () => '  (shown above)' : about);
    return `${text}${waiver(link)}`;
  }

  private inWords(id: string, name: (text: string) => string, more: (task: GraphTask) => string): string {
    const task = this.graph.tasks.get(id);
    if (task === undefined) return `${name(visible(id))}  (no such task)`;
    return `${name(visible(id))}  ${coloured(statusCell(task.status))}${more(task)}`;
  }

  /** Tasks that are only counted, by their statuses. */
  private left(links: ReadonlyArray<GraphLink>, idOf: (link: GraphLink) => string): string {
    const statuses = links.map((link) => this.graph.tasks.get(idOf(link))?.status);
    const counts = taskStatuses
      .map((status) => ({ status, number: statuses.filter((one) => one === status).length }))
      .filter(({ number }) => number > 0)
      .map(({ status, number }) => `${number} ${coloured(statusCell(status))}`);
    return `… ${links.length} more: ${counts.join(', ')}`;
  }
}

/** A graph as a tree for people: ancestors above the task, descendants below; a task that is reached twice is drawn once. */
export const treeOf = (graph: TaskGraph, extent: Extent): string => {
  const drawing = new Drawing(neighbours(graph), extent);
  drawing.all(graph.taskId);
  const hints = [
    ...(drawing.elided
      ? ['… stands for tasks that are not drawn: --all draws more, --dot and --mermaid all of them']
      : []),
    ...(graph.more ? ['there are more ancestors or descendants: a higher --limit reads them'] : []),
  ];
  return `${[...drawing.lines, ...hints].join('\n')}\n`;
};
