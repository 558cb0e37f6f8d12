/** The ids on a shortest way from a task down to one of its descendants, both ends named, or undefined where there is none. */
export const pathDown = (
  childrenOf: (taskId: string) => Iterable<string>,
  fromId: string,
  toId: string,
): ReadonlyArray<string> | undefined => {
  const via = new Map<string, string | null>([[fromId, null]]);
  for (const parentId of via.keys()) {
    if (parentId === toId) return climb(via, toId);
    for (const childId of childrenOf(parentId)) if (!via.has(childId)) via.set(childId, parentId);
  }
  return undefined;
};

/** The way up from `toId` by the steps that led to it, turned around: from where it began, down to `toId`. */
export const climb = (via: ReadonlyMap<string, string | null>, toId: string): ReadonlyArray<string> => {
  const path: string[] = [];
  for (let id: string | null = toId; id !== null; id = via.get(id) ?? null) path.push(id);
  return path.reverse();
};
