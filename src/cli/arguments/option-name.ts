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
  leaseMs: '--lease',
  error: '--error',
  delayMs: '--delay',
  attempts: '--attempts',
  runAt: '--run-at',
  kind: '--kind',
  children: '--children',
  running: '--running',
  position: '--position',
  text: 'TEXT',
  sort: '--sort',
  order: '--order',
  satisfiedBy: '--satisfied-by',
  durability: '--durability',
  sqlite: '--db',
  postgres: '--postgres',
  board: '--board',
  actor: '--actor',
  commandId: '--command-id',
  correlation: '--correlation',
  concurrency: '--concurrency',
  pollMs: '--poll',
  everyMs: '--every',
  timeout: '--timeout',
};

/** Where the name of a field is another argument than it is elsewhere. */
const byMethod: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  assign: { assignee: '--to' },
  edit: { title: '--title' },
  list: { parentId: '--parent', title: '--title' },
  prioritise: { priority: 'PRIORITY' },
  schedule: { runAt: '--at' },
  work: { as: '--as', filter: '--assignee' },
};

/** The races name their fields as their options are named. */
const races: ReadonlyArray<string | undefined> = ['parentGate', 'stress'];

/** What is wrong within their JSON is named by its path. */
const jsonFields = ['data', 'result', 'error'];

/** A point of the log is one argument, whichever of its fields is wrong. */
const points: Readonly<Record<string, string>> = { asOf: '--as-of', 'diff.from': 'FROM', 'diff.to': 'TO' };

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The argument that the library's name of a field stands for: `create.priority` is `--priority`. */
export const optionName = (field: string): string => {
  const [, method, name = '', rest = ''] = /^(\w+)\.(\w+)(.*)$/s.exec(field) ?? [];
  const point = points[field.replace(/\.(position|time)$/, '')];
  if (point !== undefined) return point;
  if (method === 'copyLedger') return rest === '.board' ? `--${name}-board` : `--${name}`;
  if (races.includes(method)) return `--${kebab(name)}`;
  const option = byMethod[method ?? '']?.[name] ?? byField[name];
  if (option === undefined) return method === 'createGraph' ? `--graph ${name}${rest}` : field;
  return jsonFields.includes(name) ? `${option}${rest}` : option;
};
