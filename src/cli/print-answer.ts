import type { ExitCode } from './exit-codes';
import { jsonPieces } from './json-pieces';
import { writeAll } from './output';
import type { GlobalOptions } from './place';

/** Prints an answer, as JSON or in words, and leaves the exit code that goes with it. */
export const printAnswer = async (
  { json = false }: GlobalOptions,
  answer: object,
  inWords: () => string | Iterable<string>,
  code: ExitCode,
): Promise<void> => {
  process.exitCode = code;
  const words = json ? jsonPieces(answer) : inWords();
  await writeAll(typeof words === 'string' ? [words] : words);
};
