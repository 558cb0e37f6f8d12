import type { Command } from 'commander';
import type { Ledger } from '../ledger/ledger';
import { exitCodes } from './exit-codes';
import { outcomeInWords } from './words/outcome-in-words';
import type { Outcome } from './words/outcome-in-words';
import { withLedger } from './place';
import { printAnswer } from './print-answer';

/** Carries out one command on the ledger and prints its outcome; one that only tells what would happen needs to read it only. */
export const carryOut = (
  command: Command,
  ask: (ledger: Ledger) => Promise<Outcome>,
  readOnly = false,
): Promise<void> =>
  withLedger(command, readOnly, async (ledger, options) => {
    const outcome = await ask(ledger);
    const refused = outcome._tag === 'Rejected' || outcome._tag === 'NoneReady';
    const code = refused ? exitCodes.refused : exitCodes.done;
    await printAnswer(options, outcome, () => `${outcomeInWords(outcome)}\n`, code);
  });
