import { join } from 'node:path';
import { openLedger } from '../../../src/index';
import { tell } from './tell';

/** Makes one ledger after the other, until it is killed. */
const main = async ([folder = '']: ReadonlyArray<string>): Promise<void> => {
  for (let i = 0; ; i += 1) {
    const ledger = await openLedger({ sqlite: join(folder, `${i}.db`) });
    await ledger.close();
    if (i === 0) tell('begun');
  }
};

void main(process.argv.slice(2));
