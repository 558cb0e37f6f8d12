import { madeUp, openWith } from '../made-up-format';
import { tell, toldToGoOn } from './tell';

/** Opens an older ledger under a made-up newer format at the moment it is told to, and makes a task. */
const main = async ([sqlite = '']: ReadonlyArray<string>): Promise<void> => {
  tell('ready');
  await toldToGoOn();
  const ledger = await openWith(sqlite, madeUp);
  await ledger.create({ title: 'made under the new format' });
  await ledger.close();
};

void main(process.argv.slice(2));
