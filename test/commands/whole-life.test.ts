import * as fc from 'fast-check';
import type { Reason } from '../../src/commands/answer';
import { catalogue } from '../../src/events/catalogue';
import type { SatisfiedBy } from '../../src/events/policy';
import type { Recorded } from '../../src/events/recorded';
import { ledgerKinds } from '../events/ledger-kinds';
import { PureLedger } from './pure-ledger';
import { commands, retry } from './random-commands';
import { Witness } from './witness';

/** Every reason there is; one that is not named here does not compile. `command_id_reused` needs a store. */
const everyReason: Readonly<Record<Exclude<Reason['_tag'], 'command_id_reused'>, null>> = {
  archived: null,
  terminal: null,
  already_claimed: null,
  scheduled: null,
  blocked: null,
  parents_not_done: null,
  not_ready: null,
  held: null,
  not_claimed: null,
  unknown_task: null,
  duplicate_id: null,
  self_link: null,
  cycle: null,
  started: null,
  wrong_status: null,
  not_archived: null,
  parent_archived: null,
  nothing_to_erase: null,
  unknown_event: null,
  not_linked: null,
};

const toldApart = ['blocked: given up', 'claimed: for review', 'reclaimed: was heard of'];

const tally = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};

/** The kind of an event; those that come about in several ways are told apart. */
const kindOf = ({ event }: Recorded): string => {
  if (event.kind === 'blocked' && event.data.kind === 'gave_up') return 'blocked: given up';
  if (event.kind === 'claimed' && event.data.from === 'review') return 'claimed: for review';
  if (event.kind === 'reclaimed' && event.data.lastHeartbeatAt !== null) return 'reclaimed: was heard of';
  return event.kind;
};

const HISTORIES = 500;

describe('the life of every task, in any history', () => {
  const kinds = new Map<string, number>();
  const reasons = new Map<string, number>();
  let steps = 0;

  it('goes from status to status as it may, attempt by attempt, and waits exactly while a parent is open', () => {
    const policies = fc.constantFrom<SatisfiedBy>(['done'], ['done', 'cancelled']);
    fc.assert(
      fc.property(commands, policies, (all, satisfiedBy) => {
        const ledger = new PureLedger(satisfiedBy, retry);
        const witness = new Witness(ledger, satisfiedBy);
        for (const one of all) {
          const came = ledger.live(one);
          steps += 1;
          witness.look();
          came?.events.forEach((recorded) => tally(kinds, kindOf(recorded)));
          if (came?.answer._tag === 'Left') tally(reasons, came.answer.left.reason._tag);
        }
      }),
      { numRuns: HISTORIES },
    );
    expect(steps).toBeGreaterThan(HISTORIES * 6);
  });

  it('has met every kind of event of a task, and every reason to refuse', () => {
    const ofTasks = Object.keys(catalogue).filter((kind) => !ledgerKinds.has(kind));
    expect([...kinds.keys()].sort()).toEqual([...ofTasks, ...toldApart].sort());
    expect([...reasons.keys()].sort()).toEqual(Object.keys(everyReason).sort());
  });
});
