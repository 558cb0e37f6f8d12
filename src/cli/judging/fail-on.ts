import type { Option } from 'commander';
import type { Finding, Severity } from '../../audit/finding';
import { wordsOption } from '../arguments/typed-option';
import { exitCodes } from '../exit-codes';
import type { ExitCode } from '../exit-codes';

const severities = { error: 'E', warning: 'W', open: 'O' } as const satisfies Readonly<
  Record<string, Severity>
>;

/** The severities on which a command ends with 1, beside errors. */
export type FailOn = ReadonlyArray<keyof typeof severities>;

/** `--fail-on`: on which findings beside errors the command ends with 1. */
export const failOnOption = (): Option =>
  wordsOption(
    '--fail-on <severities>',
    'end with 1 on findings of these too: warning, open (default: error, which always counts)',
    Object.keys(severities),
  );

/** The exit code after these findings: 1 with an error, or with one of a severity that was asked for. */
export const exitCodeAfter = (findings: ReadonlyArray<Finding>, failOn: FailOn = []): ExitCode => {
  const counting: ReadonlyArray<Severity> = ['E', ...failOn.map((word) => severities[word])];
  return findings.some(({ severity }) => counting.includes(severity)) ? exitCodes.refused : exitCodes.done;
};
