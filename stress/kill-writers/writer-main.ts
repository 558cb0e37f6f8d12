import { writeSync } from 'node:fs';
import type { BoardPlace } from '../../src/ledger/board-place';
import { openLedger } from '../../src/ledger/open-ledger';
import { acknowledgementLine } from './acknowledgement';
import { PLACE_VARIABLE } from './victim';
import { writeOn } from './write-on';

const STDOUT = 1;

const main = async (): Promise<void> => {
  const [name, honesty] = process.argv.slice(2);
  const given = process.env[PLACE_VARIABLE];
  if (given === undefined || name === undefined) throw new Error('usage: name, honest or premature');
  const ledger = await openLedger({ ...(JSON.parse(given) as BoardPlace), create: false });
  await writeOn(ledger, name, honesty === 'premature', (acknowledgement) => {
    writeSync(STDOUT, acknowledgementLine(acknowledgement));
  });
};

void main();
