import { removeFolders, withLedger } from './folder';

afterAll(removeFolders);

const values: ReadonlyArray<readonly [unknown]> = [[null], [false], [0], [''], [[null]]];

describe('a JSON value on the command line', () => {
  it.each(values)('is kept by --data as it is: %j', async (value) => {
    const folder = await withLedger();
    await folder.given(['create', 'A', '--id', 'a', '--data', JSON.stringify(value)]);
    expect((await folder.json('show', 'a')).answer).toMatchObject({ data: value });
    expect((await folder.json('history', 'a')).answer).toMatchObject([{ content: { data: value } }]);
    expect((await folder.json('claim', 'a', '--as', 'ada')).answer).toMatchObject({ data: value });
  });

  it.each(values)('is kept by --result as it is: %j', async (value) => {
    const folder = await withLedger();
    await folder.given(['create', 'A', '--id', 'a'], ['complete', 'a', '--result', JSON.stringify(value)]);
    expect((await folder.json('show', 'a')).answer).toMatchObject({ result: value });
    const { answer } = await folder.json('history', 'a');
    expect(answer).toMatchObject([{ kind: 'created' }, { kind: 'completed', content: { result: value } }]);
  });

  it('is that of the last option of its name', async () => {
    const folder = await withLedger();
    await folder.given(['create', 'A', '--id', 'a', '--data', '{"n":1}', '--data', 'null']);
    expect((await folder.json('show', 'a')).answer).toMatchObject({ data: null });
  });

  it('is no result where none is given', async () => {
    const folder = await withLedger();
    await folder.given(['create', 'A', '--id', 'a'], ['complete', 'a']);
    expect((await folder.json('history', 'a')).answer).toMatchObject([{}, { content: null }]);
  });
});
