import { setTimeout as sleep } from 'node:timers/promises';
import { openLedger } from '../../../src/index';
import { tell } from '../../store/programs/tell';

/** Listens to a board, and does nothing else and closes nothing: it ends once nothing keeps it. */
const main = async ([postgres = '', board = '']: ReadonlyArray<string>): Promise<void> => {
  const ledger = await openLedger({ postgres, board, pool: { idleTimeoutMillis: 10 } });
  ledger.listen(() => undefined);
  while (ledger.hearing._tag !== 'Listening') await sleep(5);
  tell('listening');
};

void main(process.argv.slice(2));
