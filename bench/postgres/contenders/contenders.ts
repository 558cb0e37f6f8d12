import { byHand } from './by-hand';
import type { PostgresContender } from './contender';
import { graphileWorker } from './graphile-worker';
import { pgBoss } from './pg-boss';
import { rowLocks } from './row-locks';
import { taskledger } from './taskledger';

/** All that is measured on PostgreSQL, by the names that processes of their own are told. */
export const contenders = {
  taskledger,
  'by hand': byHand(),
  'by hand, advisory lock': byHand({ lock: 'advisory' }),
  'by hand, covering flush': byHand({ flush: 'covering' }),
  'row locks, no order': rowLocks,
  'pg-boss': pgBoss,
  'graphile-worker': graphileWorker,
} satisfies Record<string, PostgresContender>;

export type ContenderName = keyof typeof contenders;
