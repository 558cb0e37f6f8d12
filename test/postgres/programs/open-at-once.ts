import { initLedger } from '../../../src/ledger/open-ledger';
import { tell, toldToGoOn } from '../../store/programs/tell';

/** Opens a board at the moment it is told to, makes some tasks, and closes it; tells whether the board was made by that. */
const main = async ([postgres = '', board = '', name = '']: ReadonlyArray<string>): Promise<void> => {
  tell('ready');
  await toldToGoOn();
  const { ledger, created } = await initLedger({ postgres, board, actor: name });
  for (let i = 0; i < 5; i += 1) await ledger.create({ id: `${name}-${i}`, title: name });
  await ledger.close();
  tell(created);
};

void main(process.argv.slice(2));
