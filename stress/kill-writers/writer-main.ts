import { writeSync } from 'node:fs';
import { openLedger } from '../../src/ledger/open-ledger';
import { acknowledgementLine } from './acknowledgement';
import { writeOn } from './write-on';

const STDOUT = 1;

const main = async (): Promise<void> => {
  const [sqlite, name, honesty] = process.argv.slice(2);
  if (sqlite === undefined || name === undefined) throw new Error('usage: ledger, name, honest or premature');
  const ledger = await openLedger({ sqlite, create: false });
  await writeOn(ledger, name, honesty === 'premature', (acknowledgement) => {
    writeSync(STDOUT, acknowledgementLine(acknowledgement));
  });
};

void main();
