import { LedgerFault, openLedger } from '../../../src/index';
import type { BoardPlace } from '../../../src/index';
import { tell } from '../../store/programs/tell';

/** Makes tasks, eight in flight, until the ledger takes no more: tells the id of each that was answered, and each fault. */
const main = async ([place = '']: ReadonlyArray<string>): Promise<void> => {
  const ledger = await openLedger(JSON.parse(place) as BoardPlace);
  const write = async (by: number): Promise<void> => {
    for (let i = 0; ; i += 1) {
      const id = `${process.pid}-${by}-${i}`;
      try {
        await ledger.create({ id, title: 'acknowledged' });
      } catch (error) {
        if (!(error instanceof LedgerFault)) throw error;
        tell({ fault: error.fault });
        return;
      }
      tell({ id });
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, by) => write(by)));
  await ledger.close();
};

void main(process.argv.slice(2));
