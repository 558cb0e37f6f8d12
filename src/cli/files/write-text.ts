import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Characters that are gathered before they are written. */
const CHUNK = 65_536;

async function* inChunks(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** Writes pieces of text to a file that is not there yet, as fast as the disk takes them. */
export const writeText = (path: string, pieces: AsyncIterable<string>): Promise<void> =>
  pipeline(Readable.from(inChunks(pieces)), createWriteStream(path, { flags: 'wx' }));
