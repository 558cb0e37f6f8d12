/** Characters that are gathered before they are written. */
const CHUNK = 65_536;

const readerGone = (error: Error): boolean =>
  'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');

/** The answer could not be written. What was asked may well be done: asking again with the same command id tells. */
export class OutputFault extends Error {
  constructor({ message }: Error) {
    super(`the answer could not be written: ${message}`);
    this.name = 'OutputFault';
  }
}

/** Lets the answer of each write tell what became of it, so that a reader who leaves early ends nothing abruptly. */
export const settleOutput = (): void => {
  // Without a listener Node throws these errors at nobody; the callback of the write hears the same error.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
};

/** Writes to stdout and waits until it is taken; false when nobody reads any more. */
export const write = (text: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error === null || error === undefined) resolve(true);
      else if (readerGone(error)) resolve(false);
      else reject(new OutputFault(error));
    });
  });

/** Writes pieces one after the other as fast as they are read; false when nobody reads any more. */
export const writeAll = async (pieces: Iterable<string>): Promise<boolean> => {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    if (!(await write(chunk))) return false;
    chunk = '';
  }
  return chunk === '' || write(chunk);
};

/** Writes one line to stderr. */
export const complain = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
