import { openLedger } from '../../../src/index';
import { tell, toldToGoOn } from './tell';

/** Opens a ledger at the moment it is told to, makes some tasks, and closes it. */
const main = async ([sqlite = '', name = '']: ReadonlyArray<string>): Promise<void> => {
  tell('ready');
  await toldToGoOn();
  const ledger = await openLedger({ sqlite, actor: name });
  for (let i = 0; i < 10; i += 1) await ledger.create({ id: `${name}-${i}`, title: name });
  await ledger.close();
};

void main(process.argv.slice(2));
