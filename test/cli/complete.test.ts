import { systemUser } from '../../src/ledger/identity';
import { removeFolders, withLedger } from './folder';
import type { Folder } from './folder';

afterAll(removeFolders);

const held = { _tag: 'Rejected', reason: { _tag: 'held', claimant: 'ada', fence: 1 } };
const lastEvent = async (folder: Folder): Promise<unknown> => {
  const { answer } = await folder.json('history', 'a');
  return (answer as ReadonlyArray<unknown>).at(-1);
};

describe('a task that nobody holds', () => {
  it.each([
    ['without a name', [], null, systemUser(), 'by hand'],
    ['under a name', ['--as', 'bob'], 'bob', 'bob', 'as bob'],
  ])('is completed by hand %s, and has no fence', async (_how, words, claimant, actor, how) => {
    const folder = await withLedger();
    await folder.given(['create', 'A', '--id', 'a'], ['create', 'B', '--id', 'b']);
    const { code, answer } = await folder.json('complete', 'a', ...words);
    expect({ code, answer }).toMatchObject({ code: 0, answer: { _tag: 'Completed', claimant, fence: null } });
    expect(await lastEvent(folder)).toMatchObject({
      kind: 'completed',
      data: { claimant, fence: null },
      actor,
    });
    expect((await folder.run(['complete', 'b', ...words])).stdout).toContain(`completed b ${how} · `);
  });

  it.each([[[]], [['--as', 'bob']]])('is not completed under a fence, beside %j', async (words) => {
    const folder = await withLedger();
    await folder.given(['create', 'A', '--id', 'a']);
    const { code, answer } = await folder.json('complete', 'a', '--fence', '1', ...words);
    expect({ code, answer }).toMatchObject({
      code: 1,
      answer: { reason: { _tag: 'not_claimed', status: 'ready' } },
    });
  });
});

describe('a task that somebody holds', () => {
  let folder: Folder;
  beforeEach(async () => {
    folder = await withLedger();
    await folder.given(['create', 'A', '--id', 'a'], ['claim', 'a', '--as', 'ada']);
  });

  it.each([[['--as', 'ada']], [['--fence', '1']], [['--as', 'ada', '--fence', '1']]])(
    'is completed with its standing attempt, %j',
    async (words) => {
      const { code, answer } = await folder.json('complete', 'a', ...words);
      const completed = { _tag: 'Completed', claimant: 'ada', fence: 1 };
      expect({ code, answer }).toMatchObject({ code: 0, answer: completed });
    },
  );

  it.each([[[]], [['--as', 'bob']], [['--fence', '2']], [['--as', 'ada', '--fence', '2']]])(
    'is not completed with %j',
    async (words) => {
      const { code, answer } = await folder.json('complete', 'a', ...words);
      expect({ code, answer }).toMatchObject({ code: 1, answer: held });
    },
  );
});
