import { openLedger } from '../../../src/index';
import { tell } from './tell';

/** Goes on making, linking, claiming and completing tasks until its input ends; tells how many rounds it made. */
const main = async ([sqlite = '']: ReadonlyArray<string>): Promise<void> => {
  const ledger = await openLedger({ sqlite, durability: 'normal' });
  process.stdin.resume();
  let rounds = 0;
  for (; !process.stdin.readableEnded; rounds += 1) {
    const [parentId, childId] = [`p${process.pid}-${rounds}`, `c${process.pid}-${rounds}`];
    await ledger.create({ id: parentId, title: 'parent' });
    await ledger.create({ id: childId, title: 'child' });
    await ledger.link({ parentId, childId, commandId: `link-${parentId}` });
    await ledger.claim({ taskId: childId, claimant: 'writer' });
    if (rounds % 2 === 0) await ledger.unlink({ parentId, childId });
    await ledger.claim({ taskId: parentId, claimant: 'writer' });
    await ledger.complete({ taskId: parentId, claimant: 'writer', result: rounds });
    if (rounds === 5) tell('writing');
  }
  await ledger.close();
  tell(rounds);
};

void main(process.argv.slice(2));
