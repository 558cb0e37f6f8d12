import { performance } from 'node:perf_hooks';
import { openLedger } from '../../../src/ledger/open-ledger';
import type { Ledger } from '../../../src/ledger/ledger';
import { openChannel } from '../../racers/channel';
import { pause } from '../../racers/pause';
import type { Asked, FromTwin, Heard, ToTwin } from './script';

const CLAIMANT = 'twin';

const ask = (ledger: Ledger, asked: Asked, commandId: string): Promise<Heard['outcome']> => {
  if (asked._tag === 'create') return ledger.create({ title: asked.title, commandId });
  const named = { taskId: asked.taskId, claimant: CLAIMANT, commandId };
  if (asked._tag === 'claim') return ledger.claim(named);
  return ledger[asked._tag]({ ...named, fence: asked.fence });
};

const now = (): number => performance.timeOrigin + performance.now();

const main = async (): Promise<void> => {
  const channel = openChannel<ToTwin, FromTwin>();
  const { place } = await channel.next('Part');
  const ledger = await openLedger({ ...place, create: false });
  channel.send({ _tag: 'Ready' });
  for (;;) {
    const { asked, commandId, at } = await channel.next('Ask');
    pause(Math.max(0, at - Date.now()));
    const from = now();
    const outcome = await ask(ledger, asked, commandId);
    channel.send({ _tag: 'Heard', outcome, from, to: now() });
  }
};

void main();
