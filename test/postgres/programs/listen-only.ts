import { setTimeout as sleep } from 'node:timers/promises';
import { openLedger } from '../../../src/index';
import { tell } from '../../store/programs/tell';

/** Listens to a board, and does nothing else and closes nothing: it ends once nothing keeps it, as idle connections of the pool do for a while. */
const main = async ([
  postgres = '',
  board = '',
  holdMs = '',
  idleMs = '',
]: ReadonlyArray<string>): Promise<void> => {
  const pool = { application_name: board, idleTimeoutMillis: Number(idleMs) };
  const ledger = await openLedger({ postgres, board, pool, holdMs: Number(holdMs) });
  ledger.listen(() => undefined);
  while (ledger.hearing._tag !== 'Listening') await sleep(5);
  tell('listening');
};

void main(process.argv.slice(2));
