#!/usr/bin/env node
import { CommanderError } from 'commander';
import { exitCodes } from './exit-codes';
import { failureOf } from './failure';
import { jsonPieces } from './json-pieces';
import { complain, OutputFault, settleOutput, writeAll } from './output';
import { makeProgram } from './program';
import { visible } from './words/visible';

/** Asked for here already: arguments that cannot be parsed are answered in JSON too. */
const wantsJson = (words: ReadonlyArray<string>): boolean => {
  const end = words.indexOf('--');
  return words.slice(0, end === -1 ? words.length : end).includes('--json');
};

const fail = async (error: unknown, words: ReadonlyArray<string>): Promise<void> => {
  const { code, answer, line } = failureOf(error);
  process.exitCode = code;
  if (wantsJson(words) && !(error instanceof OutputFault)) await writeAll(jsonPieces(answer));
  else complain(`taskledger: ${line.split('\n').map(visible).join('\n')}`);
};

const main = async (words: ReadonlyArray<string>): Promise<void> => {
  settleOutput();
  // Left to itself Node would end with 1, which says that something was refused.
  process.on('uncaughtException', (error) => {
    complain(`taskledger: ${failureOf(error).line}`);
    process.exit(exitCodes.fault);
  });
  try {
    await makeProgram().parseAsync([...words], { from: 'user' });
  } catch (error) {
    const asked = error instanceof CommanderError && error.exitCode === 0;
    if (!asked) await fail(error, words);
  }
};

void main(process.argv.slice(2));
