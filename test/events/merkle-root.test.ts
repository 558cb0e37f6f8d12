import { createHash } from 'node:crypto';
import { MerkleRoot } from '../../src/events/merkle-root';

const rootOf = (leaves: ReadonlyArray<string>): string => {
  const tree = new MerkleRoot();
  for (const leaf of leaves) tree.add(leaf);
  return tree.root();
};

const sha256 = (...parts: ReadonlyArray<Uint8Array>): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const leaf = (entry: Uint8Array): Buffer => sha256(Buffer.of(0), entry);

/** The tree hash as RFC 6962, section 2.1, words it: split at the largest power of two below n. */
const naive = (leaves: ReadonlyArray<Buffer>): Buffer => {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.of(1), naive(leaves.slice(0, k)), naive(leaves.slice(k)));
};

/** The entries that implementations of RFC 6962 test with, and the roots over the first n of them. */
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const knownRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the root of a log', () => {
  it.each(knownRoots.map((root, n) => [n, root] as const))(
    'over the first %i known entries is %s',
    (n, root) => {
      const leaves = entries.slice(0, n).map((entry) => leaf(Buffer.from(entry, 'hex')).toString('hex'));
      expect(rootOf(leaves)).toBe(root);
    },
  );

  it('is that of the recursive definition, for every size up to 70 and at every step', () => {
    const tree = new MerkleRoot();
    const leaves: Buffer[] = [];
    for (let n = 0; n <= 70; n += 1) {
      expect(tree.root()).toBe(naive(leaves).toString('hex'));
      const next = leaf(Buffer.from(`entry ${n}`));
      leaves.push(next);
      tree.add(next.toString('hex'));
    }
  });

  it('changes when two leaves change places', () => {
    const [a, b] = [leaf(Buffer.of(1)), leaf(Buffer.of(2))].map((one) => one.toString('hex'));
    expect(rootOf([a!, b!])).not.toBe(rootOf([b!, a!]));
  });
});
