import { randomFillSync } from 'node:crypto';
import { sha256 } from './sha256';
import type { StoredContent } from './stored-event';

const SALT_BYTES = 16;
const pool = Buffer.alloc(SALT_BYTES * 256);
let used = pool.length;

const newSalt = (): string => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += SALT_BYTES;
  return pool.toString('hex', used - SALT_BYTES, used);
};

/** Canonical JSON with a salt of its own: what was written cannot be guessed from the hash once it is erased. */
export const saltedContent = (content: string): StoredContent => ({ salt: newSalt(), content });

/** SHA-256(salt ‖ content) in hex: the salt's 16 bytes, then the content's canonical JSON as UTF-8. */
export const contentHash = ({ salt, content }: StoredContent): string =>
  sha256(Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(content, 'utf8')]));
