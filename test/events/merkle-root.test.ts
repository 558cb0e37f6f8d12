import { MerkleRoot } from '../../src/events/merkle-root';

const rootOf = (leaves: ReadonlyArray<string>): string => {
  const tree = new MerkleRoot();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
};

describe('the root of a log', () => {
  it('is SHA-256 of nothing for no leaves', () => {
    expect(rootOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});
