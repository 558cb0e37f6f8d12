import { openLedger } from '../../src/index';
import { visible } from '../../src/cli/words/visible';
import { removeFolders, withLedger } from './folder';
import type { Folder } from './folder';

afterAll(removeFolders);

interface Planned {
  readonly id: string;
  readonly title?: string;
  readonly parents?: ReadonlyArray<string>;
}

const board = async (tasks: ReadonlyArray<Planned>): Promise<Folder> => {
  const folder = await withLedger();
  const ledger = await openLedger({ sqlite: folder.ledger });
  await ledger.createGraph({ tasks: tasks.map((task) => ({ title: task.id.toUpperCase(), ...task })) });
  await ledger.close();
  return folder;
};

/** `top` above `left` and `right`, which are above `low`, which is above `end`. */
const diamond: ReadonlyArray<Planned> = [
  { id: 'top' },
  { id: 'left', parents: ['top'] },
  { id: 'right', parents: ['top'] },
  { id: 'low', parents: ['left', 'right'] },
  { id: 'end', parents: ['low'] },
];

const lines = (...all: ReadonlyArray<string>): string => `${all.join('\n')}\n`;

describe('a graph in words', () => {
  it('draws a task once that is reached twice, above or below', async () => {
    const folder = await board(diamond);
    await folder.given(['waive', 'top', 'left', '--reason', 'x'], ['claim', 'left', '--as', 'ada']);
    const { stdout: down } = await folder.run(['graph', 'top']);
    expect(down.replace(/(?<=position )\d+/, 'N')).toBe(
      lines(
        'top  ready  TOP',
        '├─ left  running  LEFT · held by ada · waived at position N',
        '│  └─ low  todo  LOW',
        '│     └─ end  todo  END',
        '└─ right  todo  RIGHT',
        '   └─ low  todo  (shown above)',
      ),
    );
    const { stdout: up } = await folder.run(['graph', 'end']);
    expect(up.replace(/(?<=position )\d+/, 'N')).toBe(
      lines(
        '      ┌─ top  ready  TOP · waived at position N',
        '   ┌─ left  running  LEFT · held by ada',
        '   │  ┌─ top  ready  (shown above)',
        '   ├─ right  todo  RIGHT',
        '┌─ low  todo  LOW',
        'end  todo  END',
      ),
    );
    await folder.given(['archive', 'end']);
    expect((await folder.run(['graph', 'low'])).stdout).toMatch(
      /\nlow {2}todo {2}LOW\n└─ end .* · archived\n$/,
    );
  });

  it('counts what would not fit, by status, and draws it where that is asked', async () => {
    const children = Array.from({ length: 500 }, (_, i) => ({ id: `c${i}`, parents: ['p'] }));
    const folder = await board([{ id: 'p' }, ...children, { id: 'last', parents: ['c0', 'c499'] }]);
    await folder.given(['cancel', 'c499']);
    const { stdout } = await folder.run(['graph', 'p']);
    const drawn = stdout.trimEnd().split('\n');
    expect(drawn).toHaveLength(24);
    expect(drawn.slice(0, 4)).toEqual([
      'p  ready  P',
      '├─ c0  todo  C0',
      '│  └─ last  todo  LAST',
      '├─ c1  todo  C1',
    ]);
    expect(drawn.slice(-2)).toEqual([
      '└─ … 480 more: 479 todo, 1 cancelled',
      '… stands for tasks that are not drawn: --all draws more, --dot and --mermaid all of them',
    ]);
    const all = await folder.run(['graph', 'p', '--all']);
    expect(all.stdout.trimEnd().split('\n')).toHaveLength(503);
    const some = await folder.run(['graph', 'p', '--limit', '5']);
    expect(some.stdout).toMatch(/\nthere are more ancestors or descendants: a higher --limit reads them\n$/);
  });

  it('ends after twenty steps', async () => {
    const chain = Array.from({ length: 30 }, (_, i) => ({
      id: `t${i}`,
      parents: i === 0 ? [] : [`t${i - 1}`],
    }));
    const folder = await board(chain);
    const { stdout: down } = await folder.run(['graph', 't0']);
    expect(down).toMatch(/\n +└─ t20 {2}todo {2}T20\n +└─ … 1 more: 1 todo\n…/);
    const { stdout: up } = await folder.run(['graph', 't29']);
    expect(up).toMatch(/^ +┌─ … 1 more: 1 todo\n +┌─ t9 {2}todo {2}T9\n/);
    expect((await folder.run(['graph', 't29', '--all'])).stdout).toMatch(/^ {84}┌─ t0 {2}ready {2}T0\n/);
  });

  it('is refused for a task that is not there', async () => {
    const folder = await withLedger();
    const reason = { _tag: 'unknown_task', taskId: 'x' };
    expect(await folder.json('graph', 'x')).toMatchObject({ code: 1, answer: { _tag: 'Rejected', reason } });
    expect((await folder.run(['graph', 'x', '--dot'])).code).toBe(1);
  });
});

describe('a graph in JSON', () => {
  it('has the tasks from the farthest ancestor down, and the links', async () => {
    const folder = await board(diamond);
    await folder.given(['waive', 'left', 'low', '--reason', 'x']);
    const task = { claimant: null, archived: false };
    const waived = expect.any(Number) as number;
    expect(await folder.json('graph', 'low')).toEqual({
      code: 0,
      answer: {
        taskId: 'low',
        more: false,
        tasks: [
          { id: 'top', title: 'TOP', status: 'ready', openParents: 0, step: -2, ...task },
          { id: 'right', title: 'RIGHT', status: 'todo', openParents: 1, step: -1, ...task },
          { id: 'left', title: 'LEFT', status: 'todo', openParents: 1, step: -1, ...task },
          { id: 'low', title: 'LOW', status: 'todo', openParents: 1, step: 0, ...task },
          { id: 'end', title: 'END', status: 'todo', openParents: 1, step: 1, ...task },
        ],
        links: [
          { parentId: 'top', childId: 'left', waived: null, satisfied: false },
          { parentId: 'top', childId: 'right', waived: null, satisfied: false },
          { parentId: 'left', childId: 'low', waived, satisfied: true },
          { parentId: 'right', childId: 'low', waived: null, satisfied: false },
          { parentId: 'low', childId: 'end', waived: null, satisfied: false },
        ],
      },
    });
  });
});

/** Ids and titles that mean something to Graphviz, to Mermaid, to Markdown, to HTML, or to a terminal. */
const awkward: ReadonlyArray<string> = [
  'end',
  'a"b',
  'a\\',
  'a\\"];x->y;//',
  '<b>&amp;</b>',
  '#quot;#35;',
  '`a` **b** _c_',
  '1. first',
  '- item',
  '"] --> z["',
  '{|}%%',
  'a\nb\u001b[31m',
  'Größe 💡 日本',
];

const tasksOf = (ids: ReadonlyArray<string>): ReadonlyArray<Planned> =>
  ids.map((id, i) => ({ id, title: id, parents: i === 0 ? [] : [ids[0]!] }));

const names: Readonly<Record<string, string>> = { '\\n': '\n', '\\"': '"', '\\\\': '\\' };

/** What Graphviz makes of the inside of a label, line by line. */
const dotLabel = (inside: string): ReadonlyArray<string> =>
  inside
    .replace(/\\[n"\\]/g, (escaped) => names[escaped]!)
    .replaceAll('&amp;', '&')
    .split('\n');

/** What Mermaid makes of the inside of a label, line by line. */
const mermaidLabel = (inside: string): ReadonlyArray<string> =>
  inside
    .split('<br/>')
    .map((line) => line.replace(/#(\d+);/g, (_whole, code: string) => String.fromCodePoint(Number(code))));

describe('a graph as a picture', () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = await board(tasksOf(awkward));
    await folder.given(['waive', 'end', 'a\\', '--reason', 'x']);
  });

  it('is Graphviz in which every id is nothing but a label', async () => {
    const { code, stdout } = await folder.run(['graph', 'end', '--dot']);
    expect(code).toBe(0);
    const [first, settings, ...rest] = stdout.trimEnd().split('\n');
    expect([first, settings, rest.at(-1)]).toEqual([
      'digraph taskledger {',
      '  node [shape=box, style=filled];',
      '}',
    ]);
    const label = String.raw`label="((?:[^"\\]|\\[n"\\])*)"`;
    const node = new RegExp(String.raw`^  t\d+ \[${label}, fillcolor="#[0-9a-f]{6}"(?:, penwidth=2)?\];$`);
    const labels = rest.flatMap((line) => node.exec(line)?.[1] ?? []).map(dotLabel);
    expect(new Set(labels.map(([id]) => id))).toEqual(new Set(awkward.map(visible)));
    const edges = rest.filter((line) => /^ {2}t\d+ -> t\d+( \[style=dashed, label="waived"\])?;$/.test(line));
    expect(edges).toHaveLength(awkward.length - 1);
    expect(edges.filter((line) => line.includes('waived'))).toHaveLength(1);
    expect(rest).toHaveLength(labels.length + edges.length + 1);
    expect(stdout).not.toMatch(/&(?!amp;)/);
  });

  it('is Mermaid in which every id is nothing but a label', async () => {
    const { code, stdout } = await folder.run(['graph', 'end', '--mermaid']);
    expect(code).toBe(0);
    const [first, ...rest] = stdout.trimEnd().split('\n');
    expect(first).toBe('flowchart TD');
    const plain = String.raw`(?:[\p{L}\p{N} ,-]|#\d+;|<br/>)*`;
    const node = new RegExp(String.raw`^  t\d+\["(?!-|\d+\.)(${plain})"\]:::[a-z]+$`, 'u');
    const labels = rest.flatMap((line) => node.exec(line)?.[1] ?? []).map(mermaidLabel);
    expect(new Set(labels.map(([id]) => id))).toEqual(new Set(awkward.map(visible)));
    const edges = rest.filter((line) => /^ {2}t\d+ (-->|-\. waived \.->) t\d+$/.test(line));
    expect(edges).toHaveLength(awkward.length - 1);
    expect(edges.filter((line) => line.includes('waived'))).toHaveLength(1);
    const others = rest.slice(labels.length + edges.length);
    expect(others).toEqual([
      '  classDef todo fill:#eeeeee,color:#000000',
      '  classDef ready fill:#fff3bf,color:#000000',
      expect.stringMatching(/^ {2}style t\d+ stroke-width:3px$/),
    ]);
  });

  it('is one of the forms, not two', async () => {
    for (const words of [
      ['--dot', '--mermaid'],
      ['--dot', '--json'],
    ]) {
      expect((await folder.run(['graph', 'end', ...words])).code).toBe(2);
    }
  });
});
