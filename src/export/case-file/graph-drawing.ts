import type { DrawnTask } from './drawn-task';
import { graphAt } from './graph-at';
import type { GraphAt, GraphEdge, GraphNode, Standing } from './graph-at';
import { counted } from './in-words';
import { cut, each, markup } from './markup';
import type { Markup } from './markup';
import { statusInWords, statusLook } from './status-look';

const NODE = { width: 250, height: 48, gap: 16 };
const STEP = 400;
const MARGIN = 14;

interface Spot {
  readonly x: number;
  readonly y: number;
}

const inWords: { readonly [S in Standing]: string } = {
  open: 'open',
  satisfied: 'satisfied',
  undecided: 'not decided',
  waived: 'waived',
  later: 'linked after the claim',
  removed: 'removed before it',
};

const heightOf = (column: ReadonlyArray<GraphNode>): number =>
  column.length * (NODE.height + NODE.gap) - NODE.gap;

/** Where each task lies: parents left of their children, each column in the middle of the height. */
const spotsOf = ({
  nodes,
}: GraphAt): { readonly spots: ReadonlyMap<string, Spot>; readonly height: number } => {
  const columns = ([2, 1, 0] as const).map((depth) => nodes.filter((node) => node.depth === depth));
  const used = columns.filter((column) => column.length > 0);
  const tallest = Math.max(...used.map(heightOf));
  const spots = new Map<string, Spot>();
  for (const [index, column] of used.entries())
    for (const [row, { taskId }] of column.entries())
      spots.set(taskId, {
        x: MARGIN + index * STEP,
        y: MARGIN + (tallest - heightOf(column)) / 2 + row * (NODE.height + NODE.gap),
      });
  return { spots, height: tallest + 2 * MARGIN };
};

const placeOf = ({ position }: GraphEdge): string =>
  position === null ? 'linked at a time that no event tells' : `linked at ${position}`;

const edgeDrawn = (edge: GraphEdge, spots: ReadonlyMap<string, Spot>): Markup | null => {
  const [from, to] = [spots.get(edge.parentId), spots.get(edge.childId)];
  if (from === undefined || to === undefined) return null;
  const [x1, y1] = [from.x + NODE.width, from.y + NODE.height / 2];
  const [x2, y2] = [to.x - 7, to.y + NODE.height / 2];
  const bend = Math.max(40, (x2 - x1) / 2);
  const title = `${edge.childId} waits for ${edge.parentId}: ${placeOf(edge)}, ${inWords[edge.standing]}`;
  const when = edge.position === null ? 'no date' : `${edge.position}`;
  const words = edge.standing === 'satisfied' ? when : `${when} · ${inWords[edge.standing]}`;
  return markup`<g class="edge ${edge.standing}"><title>${title}</title><path class="wire" d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}"/><path class="tip" d="M${x2} ${y2 - 4.5}l8 4.5l-8 4.5z"/><text x="${x1 + 8}" y="${y1 - 5}">${words}</text></g>`;
};

const nodeDrawn = (task: DrawnTask, node: GraphNode, { x, y }: Spot): Markup => {
  const title = task.titleOf(node.taskId);
  const look = statusLook(node.status, task.satisfies(node.status));
  const words = statusInWords(node.status);
  return markup`<g class="node${node.depth === 0 ? ' centre' : ''}"><title>${title ?? ''} ${node.taskId}: ${words}</title><rect class="box" x="${x}" y="${y}" width="${NODE.width}" height="${NODE.height}" rx="5"/><rect class="status ${look}" x="${x}" y="${y}" width="7" height="${NODE.height}" rx="2"/><text class="node-name" x="${x + 17}" y="${y + 20}">${cut(title ?? node.taskId, 32)}</text><text class="node-note" x="${x + 17}" y="${y + 37}">${cut(title === null ? '' : node.taskId, 18)}</text><text class="node-status ${look}" x="${x + NODE.width - 9}" y="${y + 37}" text-anchor="end">${cut(words, 16)}</text></g>`;
};

/** The tasks around a contested one as of its claim, with the positions of the links between them. */
export const graphDrawing = (task: DrawnTask): Markup => {
  const graph = graphAt(task);
  const { spots, height } = spotsOf(graph);
  const moment = graph.claimedAt === null ? 'at the end of the log' : `as of the claim at ${graph.claimedAt}`;
  const more = graph.leftOut === 0 ? '' : `; ${counted(graph.leftOut, 'further task')} not drawn`;
  const width = 2 * STEP + NODE.width + 2 * MARGIN;
  const nodes = graph.nodes.flatMap((node) => {
    const spot = spots.get(node.taskId);
    return spot === undefined ? [] : [nodeDrawn(task, node, spot)];
  });
  return markup`<figure><figcaption>The graph ${moment}: its parents and theirs, each link with its position${more}.</figcaption><div class="wide" tabindex="0" role="region" aria-label="Graph around ${task.taskId}"><svg class="graph" viewBox="0 0 ${width} ${height}" role="img" aria-label="The graph around ${task.taskId} ${moment}">${each(graph.edges, (edge) => edgeDrawn(edge, spots) ?? markup``)}${nodes}</svg></div></figure>`;
};
