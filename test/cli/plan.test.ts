import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolders, withLedger } from './folder';

afterAll(removeFolders);

const plan = {
  tasks: [
    { id: 'build', title: 'Build', parents: ['design'], priority: 3, data: { branch: 'main' } },
    { id: 'design', title: 'Design' },
    { id: 'ship', title: 'Ship' },
  ],
  links: [{ parentId: 'build', childId: 'ship' }],
};

describe('create --graph', () => {
  it('makes the tasks and links of a file, parents before children', async () => {
    const folder = await withLedger();
    writeFileSync(join(folder.path, 'plan.json'), JSON.stringify(plan));
    const { code, answer } = await folder.json('create', '--graph', 'plan.json');
    expect(code).toBe(0);
    expect(answer).toMatchObject({
      _tag: 'GraphCreated',
      position: 4,
      tasks: [
        { id: 'design', status: 'ready', position: 4 },
        { id: 'build', status: 'todo', position: 5 },
        { id: 'ship', status: 'todo', position: 6 },
      ],
      replayed: false,
    });
    const { answer: shown } = await folder.json('show', 'build');
    expect(shown).toMatchObject({ priority: 3, data: { branch: 'main' }, openParents: 1 });
  });

  it('reads a plan from stdin, and tells people a line for each task', async () => {
    const folder = await withLedger();
    const { code, stdout } = await folder.run(['create', '--graph', '-'], { stdin: JSON.stringify(plan) });
    expect(code).toBe(0);
    const lines = ['design, ready · position 4', 'build, todo · position 5', 'ship, todo · position 6'];
    expect(stdout).toBe(lines.map((line) => `created ${line}\n`).join(''));
  });

  it('makes nothing of a plan with a cycle', async () => {
    const folder = await withLedger();
    const links = [...plan.links, { parentId: 'ship', childId: 'design' }];
    const stdin = JSON.stringify({ ...plan, links });
    const { code, stdout } = await folder.run(['create', '--graph', '-', '--json'], { stdin });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      _tag: 'Rejected',
      id: null,
      position: null,
      reason: { _tag: 'cycle' },
    });
    expect((await folder.json('list')).answer).toEqual({ tasks: [], next: null });
  });

  it.each([
    ['{"tasks":', /^taskledger: --graph: expected JSON \(.+\), got "-"\n$/],
    ['[]', /--graph: expected a plan/],
    ['{"tasks":[],"commandId":"x"}', /--graph commandId: expected no such field \(there are tasks, links\)/],
    ['{"tasks":[{"title":5}]}', /--graph tasks\[0\]\.title: expected text, got 5/],
    ['{"tasks":[{"title":"A","colour":"red"}]}', /--graph tasks\[0\]\.colour: expected no such field/],
  ])('says what is wrong with the plan %s', async (stdin, complaint) => {
    const folder = await withLedger();
    const { code, stdout, stderr } = await folder.run(['create', '--graph', '-'], { stdin });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(complaint);
  });
});
