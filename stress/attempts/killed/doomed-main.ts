import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLedgerWith } from '../../../src/ledger/open-ledger';
import { openChannel } from '../../racers/channel';
import { decisions } from '../decisions';
import { tireless } from '../tireless';
import { note } from './effects';
import type { FromDoomed, ToDoomed } from './script';

/** How often it looks for what other processes append, in milliseconds. */
const POLL_MS = 20;

const main = async (): Promise<void> => {
  const channel = openChannel<ToDoomed, FromDoomed>();
  const { place, rules, name, honesty, leaseMs, takesMs, effects } = await channel.next('Part');
  if (honesty === 'abrupt') process.on('SIGTERM', () => process.exit(0));
  const ledger = await openLedgerWith(
    { ...place, create: false, retry: tireless },
    { rules: decisions[rules] },
  );
  const worker = ledger.work(
    { as: name, leaseMs, pollMs: POLL_MS },
    async ({ id: taskId, claimant, fence }) => {
      const named = { taskId, claimant, fence };
      if (honesty === 'premature') await ledger.complete(named);
      note(effects, { what: 'begin', ...named });
      const asked = takesMs === null ? once(process, 'SIGTERM') : undefined;
      channel.send({ _tag: 'Began', taskId, fence });
      await (asked ?? sleep(takesMs ?? 0));
      note(effects, { what: 'end', ...named });
    },
  );
  await worker.done;
  await ledger.close();
  channel.close();
};

void main();
