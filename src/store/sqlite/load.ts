import type { Erasable, Loaded, Needs } from '../../commands/needs';
import type { Link } from '../../projections/link';
import type { TaskRow } from '../../projections/task-row';
import * as bulk from './bulk-statements';
import type { Connection } from './connection';
import { readHead, readParents } from './read-board';
import { descendantsOf } from './related';
import * as statements from './statements';
import { soonReady } from './soon-ready';
import { wayDown } from './way-down';

const found = <T>(rows: ReadonlyArray<T | undefined>): ReadonlyArray<T> =>
  rows.filter((row): row is T => row !== undefined);

/** What can be erased of a task, or of one event of a task. */
const erasable = (connection: Connection, what: Erasable): Loaded['erasable'][number] | undefined => {
  if ('taskId' in what) {
    const { taskId } = what;
    const positions = connection.all(statements.selectContentsOf, { taskId }).map(({ position }) => position);
    return { what, contents: { taskId, positions } };
  }
  const at = connection.get(statements.selectContentAt, what);
  if (at === undefined || at.taskId === null) return undefined;
  return { what, contents: { taskId: at.taskId, positions: at.content === null ? [] : [at.content] } };
};

/** The slice of the board that commands need, by a clock, as it is at one moment. */
export const load = (connection: Connection, needs: Required<Needs>, now: number): Loaded => {
  const head = readHead(connection);
  const { satisfiedBy } = head;
  const rows = new Map<string, TaskRow>();
  const take = (row: TaskRow): string => {
    rows.set(row.id, row);
    return row.id;
  };
  const contents = found(needs.erasable.map((what) => erasable(connection, what)));
  const named = [...needs.tasks, ...contents.map((one) => one.contents.taskId)];
  for (const row of connection.among(bulk.selectTasks, named)) take(row);
  const present = needs.descendants.filter((taskId) => rows.has(taskId));
  const families = new Set(needs.children.filter((taskId) => rows.has(taskId)));
  for (const taskId of present) for (const id of descendantsOf(connection, taskId)) families.add(id);
  const children = new Map([...families].map((parentId) => [parentId, new Array<Link>()]));
  for (const child of connection.among(bulk.selectChildren, [...families])) {
    const { parent_id: parentId, link_position: position, waived } = child;
    children.get(parentId)?.push({ parentId, childId: take(child), position, waived });
  }
  const ready = needs.ready.map(({ from, assignee, limit }) => {
    const { of, ofAny } = statements.selectReady[from];
    const waiting =
      assignee === null ? connection.all(ofAny, { limit }) : connection.all(of, { assignee, limit });
    return { from, assignee, ids: waiting.map(take), whole: waiting.length < limit };
  });
  const overdue =
    needs.overdue === 0
      ? []
      : connection.all(statements.selectOverdue, { now, limit: needs.overdue }).map(take);
  const gated = new Set([
    ...needs.parents,
    ...needs.openParents.filter((taskId) => (rows.get(taskId)?.open_parents ?? 0) > 0),
    ...ready.flatMap(({ ids }) => ids),
    ...overdue,
    ...soonReady(needs, rows.values()),
  ]);
  return {
    head,
    tasks: [...rows.values()],
    standings: found(needs.standings.map((taskId) => connection.get(statements.selectStanding, { taskId }))),
    parents: readParents(connection, found([...gated].map((id) => rows.get(id))), satisfiedBy),
    children: [...children].map(([parentId, links]) => ({ parentId, links })),
    descendants: present,
    links: found(needs.links.map((key) => connection.get(statements.selectLink, key))),
    paths: needs.paths.map((key) => wayDown(connection, key)),
    ready,
    erasable: contents,
    refusals: needs.refusals.flatMap(({ taskId, claimant }) => {
      const row = rows.get(taskId);
      if (row === undefined || row.refusals === 0) return [];
      const after = row.version - row.refusals;
      const refused = connection.all(statements.selectRefusals, { taskId, after, claimant });
      return refused.map((refusal) => ({ taskId, ...refusal }));
    }),
    commands: found(
      needs.commands.map((commandId) => connection.get(statements.selectCommand, { commandId })),
    ).map((row) => ({
      commandId: row.command_id,
      requestHash: row.request_hash,
      position: row.position,
      events: row.events,
    })),
    contents: new Map(),
  };
};
