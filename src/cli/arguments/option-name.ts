const byField: Readonly<Record<string, string>> = {
  title: 'TITLE',
  taskId: 'ID',
  parentId: 'PARENT',
  childId: 'CHILD',
  id: '--id',
  parents: '--parent',
  assignee: '--assignee',
  priority: '--priority',
  data: '--data',
  claimant: '--as',
  fence: '--fence',
  reason: '--reason',
  result: '--result',
  status: '--status',
  limit: '--limit',
  after: '--after',
  from: '--from',
  ifStarted: '--if-started',
  satisfiedBy: '--satisfied-by',
  durability: '--durability',
  sqlite: '--db',
  actor: '--actor',
  commandId: '--command-id',
  correlation: '--correlation',
};

/** The races name their fields as their options are named. */
const races: ReadonlyArray<string | undefined> = ['parentGate', 'stress'];

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The argument that the library's name of a field stands for: `create.priority` is `--priority`. */
export const optionName = (field: string): string => {
  const [, method, name = '', rest = ''] = /^(\w+)\.(\w+)(.*)$/s.exec(field) ?? [];
  if (method === 'list' && name === 'parentId') return '--parent';
  if (races.includes(method)) return `--${kebab(name)}`;
  const option = byField[name];
  if (option === undefined) return method === 'createGraph' ? `--graph ${name}${rest}` : field;
  return name === 'data' || name === 'result' ? `${option}${rest}` : option;
};
