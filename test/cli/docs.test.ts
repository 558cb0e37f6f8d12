import { removeFolders } from './folder';
import { examplesOf, expectTrue, folderToType } from './page';

afterAll(removeFolders);

describe.each([
  ['cli.md', 90],
  ['formats.md', 9],
  ['explain.md', 8],
])('docs/%s', (page, least) => {
  const folder = folderToType();
  const examples = examplesOf(page);

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(least);
  });

  it.each(examples)('is true of `$command`', (example) => expectTrue(folder, example));
});
