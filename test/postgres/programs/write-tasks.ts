import { openLedger } from '../../../src/index';
import { tell, toldToGoOn } from '../../store/programs/tell';

/** Makes tasks with four handles at once when it is told to, each one after the other; tells how many. */
const main = async ([postgres = '', board = '', name = '', many = '']: ReadonlyArray<string>) => {
  const ledgers = await Promise.all([0, 1, 2, 3].map(() => openLedger({ postgres, board })));
  tell('ready');
  await toldToGoOn();
  const write = async (ledger: (typeof ledgers)[number], by: number): Promise<void> => {
    for (let i = 0; i < Number(many); i += 1) await ledger.create({ id: `${name}-${by}-${i}`, title: name });
    await ledger.close();
  };
  await Promise.all(ledgers.map(write));
  tell('done');
};

void main(process.argv.slice(2));
