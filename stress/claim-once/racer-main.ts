import { openLedger } from '../../src/ledger/open-ledger';
import { openChannel } from '../racers/channel';
import { raceFor } from './race-for';
import type { FromRacer, ToRacer } from './script';

const main = async (): Promise<void> => {
  const channel = openChannel<ToRacer, FromRacer>();
  const { ledger: sqlite, name, tasks } = await channel.next('Part');
  const ledger = await openLedger({ sqlite, create: false });
  channel.send({ _tag: 'Ready' });
  await channel.next('Go');
  const raced = await raceFor(ledger, name, tasks);
  await ledger.close();
  channel.send({ _tag: 'Raced', name, ...raced });
  channel.close();
};

void main();
