import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Characters that are gathered before they are written. */
const CHUNK = 65_536;

async function* inChunks(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** Writes pieces of text to a file that is not there yet, as fast as the disk takes them. The file is there before the first piece is asked for: whoever takes it away after a failure finds it. */
export const writeText = async (
  path: string,
  pieces: AsyncIterable<string> | Iterable<string>,
): Promise<void> => {
  const file = await open(path, 'wx');
  await pipeline(Readable.from(inChunks(pieces)), file.createWriteStream());
};
