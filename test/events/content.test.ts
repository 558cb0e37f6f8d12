import { createHash } from 'node:crypto';
import { contentHash, saltedContent } from '../../src/events/content';

describe('the hash of a content', () => {
  it('is SHA-256 over the bytes of the salt and the UTF-8 of the content', () => {
    const salt = '000102030405060708090a0b0c0d0eff';
    const content = '{"title":"é😂"}';
    const bytes = Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(content, 'utf8')]);
    expect(contentHash({ salt, content })).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('differs for the same content under another salt, so that it cannot be guessed', () => {
    const hashes = Array.from({ length: 600 }, () => saltedContent('{"title":"same"}'));
    expect(new Set(hashes.map(contentHash)).size).toBe(600);
    expect(hashes.every(({ salt }) => /^[0-9a-f]{32}$/.test(salt))).toBe(true);
  });
});
