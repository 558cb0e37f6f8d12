import type { Json } from '../../../events/json';
import type { AttemptAtWork } from '../../../ledger/workers/attempt';
import { exitMeanings } from './exit-meanings';
import { STDOUT_BYTES } from './kept-output';
import { resultOf } from './result-of';
import type { CommandEnd } from './run-command';

/** What is said about a command that failed; it is the error of the attempt. */
interface CommandError {
  readonly [field: string]: Json;
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

/** Fails the attempt. What is thrown is no `Error`, so that the ledger keeps it as it is, without a stack. */
const failed = (said: CommandError): Promise<never> => Promise.reject(said);

/** The last line of stderr, where it says something. */
const reasonIn = (stderr: string): string | undefined =>
  stderr
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .findLast((line) => line !== '');

/** Ends an attempt as the exit code of its command says: what is returned completes it, what is thrown fails it. */
export const conclude = async (
  { exitCode, signal, stdout, stderr }: CommandEnd,
  attempt: AttemptAtWork,
): Promise<unknown> => {
  const said = { exitCode, signal, stderr };
  if (stdout === null) return failed({ message: `more than ${STDOUT_BYTES} bytes on stdout`, ...said });
  switch (exitCode) {
    case exitMeanings.complete:
      return resultOf(stdout);
    case exitMeanings.requestReview:
      return attempt.requestReview(resultOf(stdout));
    case exitMeanings.block:
      return attempt.block('exec', reasonIn(stderr));
    case exitMeanings.requestChanges:
      return attempt.requestChanges(reasonIn(stderr));
    default:
      return failed(said);
  }
};
