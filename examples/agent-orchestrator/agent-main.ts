/**
 * One agent, in a process of its own: `node agent-main.js <ledger> <role> <name> <thinkMs>`.
 * It does the tasks of its role until SIGTERM, which lets it finish what is under way.
 */
import { openLedger } from '../../src/index';
import { roles } from './roles';
import type { RoleName } from './roles';

const main = async (): Promise<void> => {
  const [sqlite = '', role = '', name = '', thinkMs = ''] = process.argv.slice(2);
  const { filter, handler } = roles[role as RoleName];
  const ledger = await openLedger({ sqlite });
  // A short lease: whoever is silent for a second is taken for dead. Heartbeats go out every 0.4 s meanwhile.
  const worker = ledger.work(
    { as: name, filter, leaseMs: 1_000, pollMs: 50 },
    handler(ledger, Number(thinkMs)),
  );
  await worker.done;
  await ledger.close();
};

void main();
