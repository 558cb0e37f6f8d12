import { createHash } from 'node:crypto';
import { sha256 } from './sha256';

const node = (left: Buffer, right: Buffer): Buffer =>
  createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();

interface Peak {
  readonly size: number;
  readonly hash: Buffer;
}

/** The root of an RFC 6962 tree, fed one leaf hash after the other; it keeps one hash for each level. */
export class MerkleRoot {
  /** The roots of the full subtrees so far, the largest first, with their sizes. */
  private readonly peaks: Peak[] = [];

  /** Adds the next leaf hash (hex). */
  add(leafHash: string): void {
    let peak: Peak = { size: 1, hash: Buffer.from(leafHash, 'hex') };
    for (let last = this.peaks.at(-1); last?.size === peak.size; last = this.peaks.at(-1)) {
      this.peaks.pop();
      peak = { size: peak.size * 2, hash: node(last.hash, peak.hash) };
    }
    this.peaks.push(peak);
  }

  /** The root (hex) over all leaves added; that of no leaves is SHA-256 of nothing. */
  root(): string {
    if (this.peaks.length === 0) return sha256('');
    return this.peaks
      .map((peak) => peak.hash)
      .reduceRight((right, left) => node(left, right))
      .toString('hex');
  }
}
