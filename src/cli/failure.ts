import { existsSync, lstatSync } from 'node:fs';
import { CommanderError } from 'commander';
import type { StoreFault } from '../commands/store-fault';
import { NotExportable } from '../export/not-exportable';
import { InvalidInput, LedgerFault } from '../ledger/errors';
import { EvidenceError } from '../store/evidence-fault';
import { exitCodes } from './exit-codes';
import type { ExitCode } from './exit-codes';
import { optionName } from './arguments/option-name';
import { FileFault } from './files/file-fault';
import { OutputFault } from './output';
import { parserFault } from './arguments/parser-fault';
import { ReadingFault } from './reading-fault';
import { UsageFault } from './arguments/usage-fault';

/** What went wrong, as it is told: the exit code, the object for programs, and the line for people. */
export interface Failure {
  readonly code: ExitCode;
  readonly answer: object;
  readonly line: string;
}

const usage = (fault: UsageFault): Failure => {
  const { field, expected, value = null, message } = fault;
  return {
    code: exitCodes.usage,
    answer: { _tag: 'InvalidInput', field, expected, value, message },
    line: message,
  };
};

const defect = (error: unknown): Failure => {
  const message = error instanceof Error ? error.message : String(error);
  const trace = error instanceof Error && error.stack !== undefined ? error.stack : message;
  return { code: exitCodes.fault, answer: { _tag: 'Defect', message }, line: `this is a defect: ${trace}` };
};

/** What helps where there is no ledger; a link that leads nowhere is none that `init` would fill. */
const adviceOn = (fault: StoreFault): string => {
  if (fault._tag !== 'NotALedger') return '';
  const found = lstatSync(fault.path, { throwIfNoEntry: false });
  if (found === undefined) return '; taskledger init makes one';
  return found.isSymbolicLink() && !existsSync(fault.path) ? '; it is a link that leads nowhere' : '';
};

const ledgerFailure = ({ fault, commandId, message: said }: LedgerFault, advice: string): Failure => {
  const message = `${said}${advice}`;
  return {
    code: exitCodes.fault,
    answer: { _tag: 'LedgerFault', fault, commandId, message },
    line: message,
  };
};

/** What an error means for the one who typed the command. An error that nobody foresaw is a defect, and is shown whole. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof UsageFault) return usage(error);
  if (error instanceof CommanderError) return usage(parserFault(error));
  if (error instanceof InvalidInput) {
    return usage(new UsageFault(optionName(error.field), error.expected, error.value));
  }
  if (error instanceof ReadingFault) return ledgerFailure(error.cause, `; ${error.message}`);
  if (error instanceof LedgerFault) return ledgerFailure(error, adviceOn(error.fault));
  if (error instanceof FileFault) {
    const { path, message } = error;
    return { code: exitCodes.fault, answer: { _tag: 'FileFault', path, message }, line: message };
  }
  if (error instanceof NotExportable) {
    const { position, field, expected, value, message } = error;
    const answer = { _tag: 'NotExportable', position, field, expected, value, message };
    return { code: exitCodes.fault, answer, line: message };
  }
  if (error instanceof EvidenceError) {
    const { fault, message } = error;
    return { code: exitCodes.fault, answer: { _tag: 'EvidenceError', fault, message }, line: message };
  }
  if (error instanceof OutputFault) {
    const { message } = error;
    return { code: exitCodes.fault, answer: { _tag: 'OutputFault', message }, line: message };
  }
  return defect(error);
};
