import { openLedgerWith } from '../../src/ledger/open-ledger';
import { openChannel } from '../racers/channel';
import { decisions } from './decisions';
import { raceFor } from './race-for';
import type { FromRacer, ToRacer } from './script';

const main = async (): Promise<void> => {
  const channel = openChannel<ToRacer, FromRacer>();
  const { place, rules, name, tasks } = await channel.next('Part');
  const ledger = await openLedgerWith({ ...place, create: false }, { rules: decisions[rules] });
  channel.send({ _tag: 'Ready' });
  await channel.next('Go');
  const raced = await raceFor(ledger, name, tasks);
  await ledger.close();
  channel.send({ _tag: 'Raced', name, ...raced });
  channel.close();
};

void main();
