import { Tail, Whole } from './kept-output';
import { PrefixedLines } from './prefixed-lines';
import type { Exit, ProcessGroup } from './process-group';

/** How a command ended, and what it wrote. */
export interface CommandEnd extends Exit {
  /** Null where it was more than is kept. */
  readonly stdout: Buffer | null;
  /** The last of it. */
  readonly stderr: string;
}

/** Gives each chunk of a stream to `take`, to its end, or until it is let go of. */
const eachChunk = async (
  stream: NodeJS.ReadableStream,
  take: (chunk: Buffer) => Promise<void> | void,
): Promise<void> => {
  try {
    for await (const chunk of stream) await take(chunk as Buffer);
  } catch {
    // It was let go of: what came until then is all there is.
  }
};

/** Waits until it is taken, so that a command that writes faster than it is read has to wait; also where nobody reads any more. */
const toStderr = (text: string): Promise<void> | void =>
  text === '' ? undefined : new Promise((resolve) => process.stderr.write(text, () => resolve()));

const keepStdout = async (group: ProcessGroup): Promise<Buffer | null> => {
  const whole = new Whole();
  await eachChunk(group.shell.stdout, (chunk) => {
    whole.add(chunk);
    if (whole.isTooMuch) group.end();
  });
  return whole.isTooMuch ? null : whole.bytes;
};

const passStderr = async (group: ProcessGroup, prefix: string): Promise<string> => {
  const tail = new Tail();
  const lines = new PrefixedLines(prefix);
  await eachChunk(group.shell.stderr, (chunk) => {
    tail.add(chunk);
    return toStderr(lines.add(chunk));
  });
  await toStderr(lines.end());
  return tail.text;
};

/** Gives a command its stdin, passes its stderr on with a prefix before each line, and waits until all of it has ended. */
export const runCommand = async (
  group: ProcessGroup,
  { stdin, prefix }: { readonly stdin: string; readonly prefix: string },
): Promise<CommandEnd> => {
  const { stdin: pipe } = group.shell;
  // A command need not read it.
  pipe.on('error', () => undefined).end(stdin);
  const [exit, stdout, stderr] = await Promise.all([
    group.over,
    keepStdout(group),
    passStderr(group, prefix),
  ]);
  return { ...exit, stdout, stderr };
};
