import type { Command } from 'commander';
import { given } from '../arguments/given';
import { UsageFault } from '../arguments/usage-fault';
import { exitCodes } from '../exit-codes';
import type { GlobalOptions } from '../place';
import { printAnswer } from '../print-answer';

/** The database and the board that a run is to make its ledger in, where they are typed: the environment says nothing to it. */
export const placeAsked = (command: Command): { readonly postgres?: string; readonly board?: string } => {
  const { db, durability, postgres, board }: GlobalOptions = command.optsWithGlobals();
  if (db !== undefined) throw new UsageFault('--db', 'no ledger: the run makes its own, at --ledger', db);
  if (durability !== undefined)
    throw new UsageFault('--durability', 'nothing: each run has its own', durability);
  return given({ postgres, board });
};

/** Prints what a run came to; the exit code is 1 unless it held. */
export const printRun = async <R extends { readonly held: boolean }>(
  command: Command,
  report: R,
  json: (report: R) => object,
  render: (report: R) => ReadonlyArray<string>,
): Promise<void> => {
  const code = report.held ? exitCodes.done : exitCodes.refused;
  await printAnswer(command.optsWithGlobals(), json(report), () => `${render(report).join('\n')}\n`, code);
};
