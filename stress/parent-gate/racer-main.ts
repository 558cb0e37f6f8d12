import { openLedgerWith } from '../../src/ledger/open-ledger';
import { openChannel } from '../racers/channel';
import { createChildren } from './creator';
import { decisions } from './decisions';
import type { FromRacer, ToRacer } from './script';
import { work } from './worker';

const main = async (): Promise<void> => {
  const channel = openChannel<ToRacer, FromRacer>();
  const part = await channel.next('Part');
  const ledger = await openLedgerWith({ ...part.place, create: false }, { rules: decisions[part.rules] });
  channel.send({ _tag: 'Ready' });
  const { endsAt } = await channel.next('Go');
  if (part.role === 'creator') {
    const children = await createChildren(ledger, part, endsAt);
    await ledger.close();
    channel.send({ _tag: 'Created', children });
  } else {
    let drain = false;
    const untilDrain = async (): Promise<void> => {
      await channel.next('Drain');
      drain = true;
    };
    const drained = untilDrain();
    const counts = await work(ledger, part.name, { draining: () => drain, endsAt });
    await drained;
    await ledger.close();
    channel.send({ _tag: 'Worked', ...counts });
  }
  channel.close();
};

void main();
