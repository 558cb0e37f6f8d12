import type { Erasable, Loaded, LoadedPath, Needs, PathKey } from '../../commands/needs';
import { byBytes } from '../../events/by-bytes';
import { pathDown } from '../../projections/path-down';
import type { TaskRow } from '../../projections/task-row';
import { soonReady } from '../soon-ready';
import type { Connection } from './connection';
import { readHead, readParents } from './read-board';
import * as statements from './statements';
import { viewStatements, keysOf } from './view-statements';

/** What can be erased of a task, or of one event of a task. */
const erasable = async (
  connection: Connection,
  what: Erasable,
): Promise<Loaded['erasable'][number] | undefined> => {
  if ('taskId' in what) {
    const { taskId } = what;
    const found = await connection.all(statements.selectContentsOf, { taskId });
    return { what, contents: { taskId, positions: found.map(({ position }) => position) } };
  }
  const at = await connection.get(statements.selectContentAt, what);
  if (at === undefined || at.taskId === null) return undefined;
  return { what, contents: { taskId: at.taskId, positions: at.content === null ? [] : [at.content] } };
};

/** Ways down: the quick answers for all at once, and a walk, level by level, for those that are left. Of several shortest ways, the same one is told on every store. */
const waysDown = async (
  connection: Connection,
  keys: ReadonlyArray<PathKey>,
): Promise<ReadonlyArray<LoadedPath>> => {
  if (keys.length === 0) return [];
  const ids = [...new Set(keys.flatMap(({ fromId, toId }) => [fromId, toId]))];
  const kin = new Map((await connection.all(statements.selectKin, { ids })).map((row) => [row.id, row]));
  const paths: LoadedPath[] = [];
  for (const key of keys) {
    const childless = kin.get(key.fromId)?.children !== true;
    const apart = childless || kin.get(key.toId)?.parents !== true;
    paths.push({ ...key, childless, path: apart ? null : await walkDown(connection, key) });
  }
  return paths;
};

const walkDown = async (
  connection: Connection,
  { fromId, toId }: PathKey,
): Promise<ReadonlyArray<string> | null> => {
  const children = new Map<string, string[]>();
  for (let level: ReadonlyArray<string> = [fromId]; level.length > 0 && !level.includes(toId);) {
    const next = new Set<string>();
    for (const id of level) children.set(id, []);
    for (const { parentId, childId } of await connection.all(statements.selectLinksOf.down, { ids: level })) {
      children.get(parentId)?.push(childId);
      if (!children.has(childId)) next.add(childId);
    }
    level = [...next];
  }
  return pathDown((id) => children.get(id)?.toSorted(byBytes) ?? [], fromId, toId) ?? null;
};

/** The slice of the board that commands need, by a clock: one statement for each kind of thing that is needed, however many of it. */
export const load = async (connection: Connection, needs: Required<Needs>, now: number): Promise<Loaded> => {
  const head = await readHead(connection);
  const { satisfiedBy } = head;
  const rows = new Map<string, TaskRow>();
  const take = (row: TaskRow): string => {
    rows.set(row.id, row);
    return row.id;
  };
  const contents: Array<Loaded['erasable'][number]> = [];
  for (const what of needs.erasable) {
    const found = await erasable(connection, what);
    if (found !== undefined) contents.push(found);
  }
  const wanted = [...needs.tasks, ...contents.map((one) => one.contents.taskId)];
  if (wanted.length > 0) (await connection.all(statements.selectTasks, { ids: wanted })).forEach(take);
  const descendants = needs.descendants.filter((taskId) => rows.has(taskId));
  const families = new Set(needs.children.filter((taskId) => rows.has(taskId)));
  if (descendants.length > 0) {
    for (const { id } of await connection.all(statements.selectDescendants, { ids: descendants })) {
      families.add(id);
    }
  }
  const children = await readChildren(connection, [...families], take);
  const ready: Array<Loaded['ready'][number]> = [];
  for (const { from, assignee, limit } of needs.ready) {
    const { of, ofAny } = statements.selectReady[from];
    const waiting =
      assignee === null
        ? await connection.all(ofAny, { limit })
        : await connection.all(of, { assignee, limit });
    ready.push({ from, assignee, ids: waiting.map(take), whole: waiting.length < limit });
  }
  const overdue =
    needs.overdue === 0
      ? []
      : (await connection.all(statements.selectOverdue, { now, limit: needs.overdue })).map(take);
  const gated = new Set([
    ...needs.parents,
    ...needs.openParents.filter((taskId) => (rows.get(taskId)?.open_parents ?? 0) > 0),
    ...ready.flatMap(({ ids }) => ids),
    ...overdue,
    ...soonReady(needs, rows.values()),
  ]);
  const gatedRows = [...gated].flatMap((id) => rows.get(id) ?? []);
  return {
    head,
    tasks: [...rows.values()],
    standings: await ifAny(needs.standings, (ids) => connection.all(statements.selectStandings, { ids })),
    parents: await readParents(connection, gatedRows, satisfiedBy),
    children,
    descendants,
    links: await ifAny(needs.links, (keys) =>
      connection.all(
        viewStatements.task_links.rows,
        keysOf(keys.map(({ parentId, childId }) => [parentId, childId] as const)),
      ),
    ),
    paths: await waysDown(connection, needs.paths),
    ready,
    erasable: contents,
    refusals: await ifAny(
      needs.refusals.filter(({ taskId }) => (rows.get(taskId)?.refusals ?? 0) > 0),
      (keys) =>
        connection.all(statements.selectRefusals, {
          taskIds: keys.map(({ taskId }) => taskId),
          afters: keys.map(({ taskId }) => {
            const { version, refusals } = rows.get(taskId)!;
            return version - refusals;
          }),
          claimants: keys.map(({ claimant }) => claimant),
        }),
    ),
    commands: await ifAny(needs.commands, (ids) =>
      connection.all(viewStatements.commands.rows, { firsts: ids, seconds: [] }),
    ),
    contents: new Map(),
  };
};

const ifAny = async <K, R>(
  keys: ReadonlyArray<K>,
  read: (keys: ReadonlyArray<K>) => Promise<ReadonlyArray<R>>,
): Promise<ReadonlyArray<R>> => (keys.length === 0 ? [] : read(keys));

const readChildren = async (
  connection: Connection,
  ids: ReadonlyArray<string>,
  take: (row: TaskRow) => string,
): Promise<Loaded['children']> => {
  const found = new Map<string, Array<Loaded['children'][number]['links'][number]>>(
    ids.map((id) => [id, []]),
  );
  for (const child of await ifAny(ids, (some) => connection.all(statements.selectChildren, { ids: some }))) {
    const { parent_id: parentId, link_position: position, waived, ...row } = child;
    found.get(parentId)?.push({ parentId, childId: take(row), position, waived });
  }
  return Array.from(found, ([parentId, links]) => ({ parentId, links }));
};
