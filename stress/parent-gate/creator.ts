import { performance } from 'node:perf_hooks';
import type { Ledger } from '../../src/ledger/ledger';
import { pause } from '../racers/pause';
import { between, pick } from '../racers/pick';
import type { CreatorPart } from './script';

const PARENTS_EACH = 2;

/** How late the links of every other child come at most, in milliseconds; those between come as late as it took to make the child, at most: where that is slow, so are the workers. */
const LATE_MS = 2;

const oneChild = async (ledger: Ledger, number: number, parents: ReadonlyArray<string>): Promise<void> => {
  const childId = `child-${number}`;
  const begun = performance.now();
  const created = await ledger.create({ id: childId, title: childId, assignee: 'a' });
  if (created._tag !== 'Created') throw new Error(`${childId} was not created: ${created.reason._tag}`);
  const late = number % 2 === 0 ? LATE_MS : Math.max(LATE_MS, performance.now() - begun);
  pause(between(0.1, late));
  for (const parentId of pick(parents, PARENTS_EACH)) {
    const linked = await ledger.link({ parentId, childId });
    if (linked._tag !== 'Linked') throw new Error(`${childId} was not linked: ${linked.reason._tag}`);
  }
};

/** Makes the children one after the other, each linked too late, until `endsAt`; gives how many. */
export const createChildren = async (ledger: Ledger, part: CreatorPart, endsAt: number): Promise<number> => {
  let made = 0;
  while (made < part.children && Date.now() < endsAt) {
    made += 1;
    await oneChild(ledger, made, part.parents);
  }
  return made;
};
