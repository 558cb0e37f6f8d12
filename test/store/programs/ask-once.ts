import { openLedger } from '../../../src/index';
import type { Ledger } from '../../../src/index';
import { tell, toldToGoOn } from './tell';

/** Opens a ledger, asks one thing of it at the moment it is told to, and tells what came of it. */
const main = async ([sqlite = '', method = '', input = '{}']: ReadonlyArray<string>): Promise<void> => {
  const ledger = await openLedger({ sqlite });
  await ledger.head();
  tell('ready');
  await toldToGoOn();
  const ask = ledger[method as keyof Ledger] as (given: unknown) => Promise<unknown>;
  tell(await ask.call(ledger, JSON.parse(input)));
  await ledger.close();
};

void main(process.argv.slice(2));
