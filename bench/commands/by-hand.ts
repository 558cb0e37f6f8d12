import { openLedger } from '../../src';
import { timed } from '../alternate';
import { HandLedger } from './hand-ledger';
import { onSeed } from './seeds';
import { taskOf } from './workload';
import type { Mode, Runner } from './workload';

/** Does `count` commands, `width` of them in each transaction. */
const inTransactions = (ledger: HandLedger, { width, count }: Mode, one: (index: number) => void): void => {
  for (let first = 0; first < count; first += width) {
    ledger.transact(() => {
      for (let index = first; index < Math.min(count, first + width); index += 1) one(index);
    });
  }
};

const pairs = (ledger: HandLedger, { width, count }: Mode): void => {
  for (let first = 0; first < count; first += width) {
    const size = Math.min(width, count - first);
    const claims = ledger.transact(() => Array.from({ length: size }, () => ledger.claimNext('worker')));
    ledger.transact(() => {
      for (const { taskId, fence } of claims) ledger.complete(taskId, 'worker', fence);
    });
  }
};

const carryOut = (ledger: HandLedger, mode: Mode, taskIds: ReadonlyArray<string>): void => {
  switch (mode.workload) {
    case 'create':
      return inTransactions(ledger, mode, (index) => {
        const { title, data } = taskOf(index);
        ledger.create(title, data);
      });
    case 'claim':
      return inTransactions(ledger, mode, (index) => ledger.claim(taskIds[index]!, 'worker'));
    case 'pair':
      return pairs(ledger, mode);
    default:
      return mode.workload satisfies never;
  }
};

/** The same rows by hand. What it wrote has to verify as a ledger, or it is no limit of anything. */
export const byHand = (scratch: string): Runner => {
  let verified = false;
  return (mode) =>
    onSeed(scratch, mode.workload === 'create' ? 0 : mode.count, async ({ path, taskIds }) => {
      const ledger = new HandLedger(path, mode.durability);
      const ms = await timed(() => carryOut(ledger, mode, taskIds));
      ledger.close();
      if (!verified) {
        const written = await openLedger({ sqlite: path });
        const { valid } = await written.verify();
        await written.close();
        if (!valid) throw new Error('what was written by hand is not a valid ledger');
        verified = true;
      }
      return { operations: mode.count, ms };
    });
};
