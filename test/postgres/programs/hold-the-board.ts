import { isLeft } from 'fp-ts/Either';
import { Batch } from '../../../src/commands/batch';
import { defaultRetry } from '../../../src/commands/retry';
import { request } from '../../../src/commands/request';
import { rules } from '../../../src/commands/rules';
import { identity } from '../../../src/ledger/identity';
import { openPostgres } from '../../../src/store/postgres/open-postgres';
import { create } from '../../commands/asking';
import { tell, toldToGoOn } from '../../store/programs/tell';

/**
 * Makes a task under the board's lock, and goes on holding that until it is told to go on; or stops itself while it reads
 * the log under that lock. Tells how its transaction ended.
 */
const main = async ([
  url = '',
  board = '',
  holdMs = '',
  patienceMs = '',
  how = 'waiting',
]: ReadonlyArray<string>) => {
  const opened = await openPostgres({
    url,
    board,
    pool: {},
    durability: 'full',
    readOnly: false,
    holdMs: Number(holdMs),
    patienceMs: Number(patienceMs),
    genesis: null,
  })();
  if (isLeft(opened)) throw new Error(JSON.stringify(opened.left));
  const { store } = opened.right;
  const goOn = toldToGoOn();
  const writer = { rules, retry: defaultRetry, identity: identity(), joinedAt: null };
  const result = await store.write(async (transaction) => {
    await Batch.run(transaction, writer, [
      request(create('mine'), null, { actor: 'a', correlation: null, commandId: 'k' }),
    ]);
    tell('holding');
    if (how === 'waiting') return goOn;
    setTimeout(() => process.kill(process.pid, 'SIGSTOP'), 2);
    await transaction.events(0, 1_000);
  })();
  tell(isLeft(result) ? result.left._tag : 'done');
  await store.close();
};

void main(process.argv.slice(2));
