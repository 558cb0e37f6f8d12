import { openLedgerWith } from '../../../src/ledger/open-ledger';
import { openChannel } from '../../racers/channel';
import { decisions } from '../decisions';
import { tireless } from '../tireless';
import { atWork } from './at-work';
import { byHand } from './by-hand';
import type { FromWorker, ToWorker } from './script';

const main = async (): Promise<void> => {
  const channel = openChannel<ToWorker, FromWorker>();
  const { place, rules, name, manner } = await channel.next('Part');
  const ledger = await openLedgerWith(
    { ...place, create: false, retry: tireless },
    { rules: decisions[rules] },
  );
  channel.send({ _tag: 'Ready' });
  await channel.next('Go');
  const stopped = channel.next('Stop').then(() => undefined);
  const counts =
    manner._tag === 'AtWork'
      ? await atWork(ledger, name, manner, stopped)
      : await byHand(ledger, name, manner, stopped);
  await ledger.close();
  channel.send({ _tag: 'Worked', ...counts });
  await stopped;
  channel.close();
};

void main();
