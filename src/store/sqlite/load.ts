import type { Loaded, Needs } from '../../commands/needs';
import type { TaskRow } from '../../projections/task-row';
import type { Connection } from './connection';
import { readHead, readParents } from './queries';
import * as statements from './statements';
import { wayDown } from './way-down';

const present = <T>(rows: ReadonlyArray<T | undefined>): ReadonlyArray<T> =>
  rows.filter((row): row is T => row !== undefined);

/** Tasks that wait for one parent, where some are completed and others ask for what is ready: they may be given out in this very batch. */
const soonReady = ({ children, ready }: Required<Needs>, rows: Iterable<TaskRow>): ReadonlyArray<string> => {
  const most = ready.reduce((sum, { limit }) => sum + limit, 0);
  if (children.length === 0 || most === 0) return [];
  const waiting = [...rows].filter(({ status, open_parents: open }) => status === 'todo' && open === 1);
  return waiting.slice(0, most).map(({ id }) => id);
};

/** The slice of the board that a batch needs, on a connection that holds the write lock. */
export const load = (connection: Connection, needs: Required<Needs>): Loaded => {
  const { satisfiedBy } = readHead(connection);
  const rows = new Map<string, TaskRow>();
  const take = (row: TaskRow): string => {
    rows.set(row.id, row);
    return row.id;
  };
  for (const taskId of needs.tasks) {
    const row = connection.get(statements.selectTask, { taskId });
    if (row !== undefined) take(row);
  }
  const children = needs.children
    .filter((parentId) => rows.has(parentId))
    .map((parentId) => ({
      parentId,
      childIds: connection.all(statements.selectChildren, { parentId }).map(take),
    }));
  const ready = needs.ready.map(({ assignee, limit }) => {
    const found =
      assignee === null
        ? connection.all(statements.selectReady, { limit })
        : connection.all(statements.selectReadyOf, { assignee, limit });
    return { assignee, ids: found.map(take), whole: found.length < limit };
  });
  const gated = new Set([
    ...needs.parents,
    ...ready.flatMap(({ ids }) => ids),
    ...soonReady(needs, rows.values()),
  ]);
  return {
    tasks: [...rows.values()],
    standings: present(
      needs.standings.map((taskId) => connection.get(statements.selectStanding, { taskId })),
    ),
    parents: present([...gated].map((id) => rows.get(id))).map((row) =>
      readParents(connection, row, satisfiedBy),
    ),
    children,
    links: present(needs.links.map((key) => connection.get(statements.selectLink, key))).map((row) => ({
      parentId: row.parent_id,
      childId: row.child_id,
      position: row.position,
    })),
    paths: needs.paths.map((key) => wayDown(connection, key)),
    ready,
    refusals: needs.refusals.flatMap(({ taskId, claimant }) => {
      const row = rows.get(taskId);
      if (row === undefined || row.refusals === 0) return [];
      const after = row.version - row.refusals;
      const found = connection.all(statements.selectRefusals, { taskId, after, claimant });
      return found.map((refusal) => ({ taskId, ...refusal }));
    }),
    commands: present(
      needs.commands.map((commandId) => connection.get(statements.selectCommand, { commandId })),
    ).map((row) => ({
      commandId: row.command_id,
      requestHash: row.request_hash,
      position: row.position,
      events: row.events,
    })),
  };
};
