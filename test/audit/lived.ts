import * as fc from 'fast-check';
import { rules } from '../../src/commands/rules';
import type { Rules } from '../../src/commands/rules';
import type { SatisfiedBy } from '../../src/events/policy';
import type { StoredRow } from '../../src/events/stored-event';
import { PureLedger } from '../commands/pure-ledger';
import { START } from './whole-lives';
import type { Moment } from './whole-lives';
import { WrittenLog } from './written-log';

/** The policies of these boards. */
export const policies = fc.constantFrom<SatisfiedBy>(['done'], ['done', 'cancelled'], ['cancelled']);

/** A task is given up soon, and tried again late. */
const retry = { attempts: 3, reclaims: 2, delayMs: (failures: number) => failures * 50 - 50 };

/** The log of a ledger that lived through all this, what it erased gone. */
export const lived = (
  moments: ReadonlyArray<Moment>,
  policy: SatisfiedBy,
  ruleBook: Rules = rules,
): ReadonlyArray<StoredRow> => {
  const ledger = new PureLedger(policy, retry);
  const log = new WrittenLog(policy);
  ledger.now = START;
  for (const { after, command } of moments) {
    ledger.now += after;
    log.recorded(ledger.ask(command, ruleBook).events);
  }
  for (const { stored, event } of ledger.log) {
    if (event.kind !== 'content_erased') continue;
    for (const position of event.data.positions) log.wipe(position, stored.position);
  }
  return log.rows;
};
