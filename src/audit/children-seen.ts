import { CHILDREN_NAMED } from '../events/cancelled';
import type { Cancelled } from '../events/cancelled';
import { isTerminal } from '../events/status';
import type { StoredEvent } from '../events/stored-event';
import type { LogState } from './log-state';

/** The children of a task that had not ended when the command that begins at `from` began, in the order of their links. */
const openChildren = (taskId: string, from: number, state: LogState): ReadonlyArray<string> => {
  const open: string[] = [];
  for (const childId of state.childrenOf.get(taskId) ?? []) {
    const child = state.board.task(childId);
    if (child === undefined) continue;
    const endedHere = child.status === 'cancelled' && child.statusPosition >= from;
    if (!isTerminal(child.status) || endedHere) open.push(childId);
  }
  return open;
};

/**
 * What a cancelled task says of the children that had not ended and the replay contradicts. A command that cancels many
 * tasks says it of each as it was when the command began. Where any event is unseen, nothing is said of children.
 */
export const childrenContradicted = (
  { commandId, position }: StoredEvent,
  { openChildren: said, open }: Cancelled,
  taskId: string,
  state: LogState,
): string | undefined => {
  if (!state.whole) return undefined;
  const command = commandId === null ? undefined : state.board.commands.get(commandId);
  const children = openChildren(taskId, command?.position ?? position, state);
  if (open !== children.length)
    return `${open} open children; by the events before it, there were ${children.length}`;
  const named = children.slice(0, CHILDREN_NAMED);
  if (said.length === named.length && said.every((id, i) => id === named[i])) return undefined;
  return `the open children ${JSON.stringify(said)}; by the events before it, they were ${JSON.stringify(named)}`;
};
