import { DatabaseError } from 'pg';
import { StoreFailure } from '../../commands/store-failure';
import type { StoreFault } from '../../commands/store-fault';

/** A field of an error that is text. An error of the system need not be an `Error` of this realm. */
const textOf = (error: unknown, field: 'code' | 'message' | 'syscall'): string => {
  const fields: Partial<Record<typeof field, unknown>> =
    typeof error === 'object' && error !== null ? error : {};
  const { [field]: text } = fields;
  return typeof text === 'string' ? text : '';
};

/** PostgreSQL's code for an error, of five characters, or Node's for one of the system. */
const codeOf = (error: unknown): string => textOf(error, 'code');

/** Whether the driver says that the connection went away, or that nothing came for the `query_timeout` of the pool, without a code. */
const saysGone = (error: unknown): boolean =>
  /^Connection terminated|^timeout exceeded when trying to connect|^Query read timeout|Client has encountered a connection error|Client was closed/.test(
    textOf(error, 'message'),
  );

/** The server or the way to it is gone, for now: connection exceptions (08), no connection left (53300), shutdown and start (57P01–57P03), idle for too long (57P05), in a transaction too (25P03), or too long a transaction (25P04). */
const goneCodes = /^(08...|53300|57P0[1235]|25P0[34])$/;

/** Whether the system, and not the server, says that something went wrong on the way. */
const isOfSystem = (error: unknown): boolean => textOf(error, 'syscall') !== '';

/** Whether the connection was lost, or never came to be: what was under way is rolled back, unless its commit had been sent. */
const isGone = (error: unknown): boolean =>
  goneCodes.test(codeOf(error)) || isOfSystem(error) || saysGone(error);

/** Whether a commit certainly did not happen: the server refused it, or had ended the transaction before, or it was never sent. */
export const isCertain = (error: unknown): boolean =>
  (error instanceof DatabaseError && !isGone(error)) ||
  codeOf(error) === '25P03' ||
  textOf(error, 'message').endsWith('is not queryable');

/** Whether the same transaction may do better: serialization failures, deadlocks, and a server that is gone for now. */
export const mayPass = (error: unknown): boolean =>
  !(error instanceof StoreFailure) &&
  (codeOf(error) === '40001' || codeOf(error) === '40P01' || isGone(error));

/** Whether somebody else held a lock for too long. */
const isLocked = (error: unknown): boolean => codeOf(error) === '55P03';

/** Whether there is no such table or schema. */
const isMissing = (error: unknown): boolean => /^(42P01|3F000)$/.test(codeOf(error));

/** Whether a name was taken that somebody else gave at the same moment, to a schema or a table. */
export const isTaken = (error: unknown): boolean => /^(23505|42P06|42P07)$/.test(codeOf(error));

/** What an error of PostgreSQL means for a caller, or undefined for an error that is none of its: a defect. */
const faultOf = (error: unknown, path: string, waitedMs: number): StoreFault | undefined => {
  const code = codeOf(error);
  const message = textOf(error, 'message');
  if (isGone(error)) return { _tag: 'Unavailable', detail: message };
  if (!/^[0-9A-Z]{5}$/.test(code)) return undefined;
  const detail = `${message} (${code})`;
  if (isLocked(error)) return { _tag: 'Busy', waitedMs };
  if (isMissing(error)) return { _tag: 'NotALedger', path, detail };
  switch (code) {
    case '25006':
      return { _tag: 'ReadOnly', path };
    case '42501':
      return { _tag: 'Denied', path, detail };
    default:
      return /^(23|42|P0|22)/.test(code)
        ? { _tag: 'Corrupt', position: null, detail }
        : { _tag: 'Unavailable', detail };
  }
};

/** The fault that an error carries or means, after a wait of so many milliseconds; an error that is no fault is a defect, and goes on. */
export const asFault = (error: unknown, path: string, waitedMs: number): StoreFault => {
  if (error instanceof StoreFailure) return error.fault;
  const fault = faultOf(error, path, waitedMs);
  if (fault === undefined) throw error;
  return fault;
};
