import type { Erasable, LinkedParent, Loaded, LoadedPath, Needs, PathKey } from '../../commands/needs';
import { byBytes } from '../../events/by-bytes';
import { PARENTS_NAMED } from '../../events/parent-seen';
import type { Link } from '../../projections/link';
import type { TaskRow } from '../../projections/task-row';
import { pathDown } from '../../projections/path-down';
import { headOf } from '../head-of';
import type { Connection } from './connection';
import { askedOf, selectLook } from './look';
import type { Found } from './look';
import * as statements from './statements';
import { taskOfText } from './task-record';

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

/** What was seen of a board, and what tells whether it is still so. */
export interface Sight {
  readonly loaded: Loaded;
  readonly needs: Required<Needs>;
  /** Milliseconds since 1970, when it was seen. */
  readonly now: number;
  /** The same by the server's own clock. */
  readonly lookedAt: number;
  /** The `xmin` of the row of `head`. */
  readonly head: string;
  /** The `xmin` of every row of `tasks`, by the task's id; null where there was none. */
  readonly versions: ReadonlyMap<string, string | null>;
}

const versionsOf = (
  needs: Required<Needs>,
  found: Found,
  tasks: ReadonlyArray<TaskRow>,
): ReadonlyMap<string, string | null> => {
  const versions = new Map<string, string | null>();
  for (const id of [...needs.tasks, ...needs.standings]) versions.set(id, null);
  tasks.forEach(({ id }, i) => versions.set(id, found.seen[i] ?? null));
  for (const rows of [found.parents, found.many, found.standings]) {
    for (const { id, seen } of rows) versions.set(id, seen);
  }
  return versions;
};

const parentsOf = ({ gated, parents, many }: Found, tasks: ReadonlyArray<TaskRow>): Loaded['parents'] => {
  const known = new Map(tasks.map((row) => [row.id, row.parents]));
  const linked = new Map<string, LinkedParent[]>();
  for (const { childId, ...parent } of [...parents, ...many]) {
    const others = linked.get(childId);
    if (others === undefined) linked.set(childId, [parent]);
    else others.push(parent);
  }
  return [...new Set(gated)].flatMap((childId) => {
    const total = known.get(childId);
    if (total === undefined) return [];
    return [{ childId, whole: total <= PARENTS_NAMED, parents: linked.get(childId) ?? [] }];
  });
};

const childrenOf = (
  families: ReadonlyArray<string>,
  { children }: Found,
  tasks: ReadonlyArray<TaskRow>,
): Loaded['children'] => {
  const known = new Set(tasks.map(({ id }) => id));
  const links = new Map<string, Link[]>(families.filter((id) => known.has(id)).map((id) => [id, []]));
  for (const link of children) links.get(link.parentId)?.push(link);
  return Array.from(links, ([parentId, own]) => ({ parentId, links: own }));
};

/** The slice of the board that commands need, by a clock (null for the server's): in one statement, unless they erase, or need ways or descendants. */
export const load = async (
  connection: Connection,
  needs: Required<Needs>,
  clock: number | null,
): Promise<Sight> => {
  const contents: Array<Loaded['erasable'][number]> = [];
  for (const what of needs.erasable) {
    const one = await erasable(connection, what);
    if (one !== undefined) contents.push(one);
  }
  const below =
    needs.descendants.length === 0
      ? []
      : await connection.all(statements.selectDescendants, { ids: needs.descendants });
  const more = {
    tasks: [...contents.map((one) => one.contents.taskId), ...needs.children, ...needs.descendants],
    families: below.map(({ id }) => id),
  };
  const asked = askedOf(needs, more, clock);
  const { found } = (await connection.get(selectLook, asked))!;
  const { head, ready, now } = found;
  const tasks = found.tasks.map(taskOfText);
  const known = new Set(tasks.map(({ id }) => id));
  return {
    loaded: {
      head: headOf(head ?? undefined),
      tasks,
      standings: found.standings,
      parents: parentsOf(found, tasks),
      children: childrenOf(asked.families, found, tasks),
      descendants: needs.descendants.filter((id) => known.has(id)),
      links: found.links,
      paths: await waysDown(connection, needs.paths),
      ready: needs.ready.map(({ from, assignee, limit }, i) => {
        const ids = ready[i] ?? [];
        return { from, assignee, ids, whole: ids.length < limit };
      }),
      erasable: contents,
      refusals: found.refusals,
      commands: found.commands,
      contents: new Map(found.contents.map(({ position, content }) => [position, content])),
    },
    needs,
    now,
    lookedAt: found.lookedAt,
    head: head?.seen ?? '',
    versions: versionsOf(needs, found, tasks),
  };
};
