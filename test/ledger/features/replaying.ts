import type { Ledger } from '../../../src/index';
import type { Clock } from '../clock';
import { timedLedger } from '../fresh-ledger';
import type { NewPlace } from '../place';

interface Case {
  /** What comes before, on a ready task t whose done parent is p. */
  readonly before?: (ledger: Ledger, clock: Clock) => Promise<unknown>;
  readonly ask: (ledger: Ledger, commandId: string, now: number) => Promise<object>;
  readonly tag: string;
}

const reason = 'because';
const held = (ledger: Ledger) => ledger.claim({ taskId: 't', claimant: 'ada', leaseMs: 100 });
const mine = { taskId: 't', claimant: 'ada' } as const;

const cases: { readonly [command: string]: Case } = {
  heartbeat: {
    before: async (ledger, clock) => {
      await held(ledger);
      clock.pass(50);
    },
    ask: (ledger, commandId) => ledger.heartbeat({ ...mine, commandId }),
    tag: 'LeaseHeld',
  },
  fail: {
    before: held,
    ask: (ledger, commandId) => ledger.fail({ ...mine, error: 'e', delayMs: 50, commandId }),
    tag: 'Failed',
  },
  'fail, the last time': {
    before: held,
    ask: (ledger, commandId) => ledger.fail({ ...mine, attempts: 1, commandId }),
    tag: 'Failed',
  },
  'fail that is refused': {
    before: held,
    ask: (ledger, commandId) => ledger.fail({ taskId: 't', claimant: 'bob', commandId }),
    tag: 'Rejected',
  },
  sweep: {
    before: async (ledger, clock) => {
      await held(ledger);
      await ledger.create({ id: 'due', title: 'due', runAt: clock.now });
      clock.pass(100);
    },
    ask: (ledger, commandId) => ledger.sweep({ commandId }),
    tag: 'Swept',
  },
  schedule: {
    ask: (ledger, commandId) => ledger.schedule({ taskId: 't', runAt: 1_000_100, reason, commandId }),
    tag: 'Scheduled',
  },
  block: { ask: (ledger, commandId) => ledger.block({ taskId: 't', kind: 'k', commandId }), tag: 'Blocked' },
  unblock: {
    before: (ledger) => ledger.block({ taskId: 't', kind: 'k' }),
    ask: (ledger, commandId) => ledger.unblock({ taskId: 't', commandId }),
    tag: 'Unblocked',
  },
  triage: { ask: (ledger, commandId) => ledger.triage({ taskId: 't', commandId }), tag: 'Triaged' },
  specify: {
    before: (ledger) => ledger.triage({ taskId: 't' }),
    ask: (ledger, commandId) => ledger.specify({ taskId: 't', reason, commandId }),
    tag: 'Specified',
  },
  requestReview: {
    before: held,
    ask: (ledger, commandId) => ledger.requestReview({ ...mine, result: 1, commandId }),
    tag: 'ReviewRequested',
  },
  requestChanges: {
    before: async (ledger) => {
      await held(ledger);
      await ledger.requestReview(mine);
    },
    ask: (ledger, commandId) => ledger.requestChanges({ taskId: 't', reason, commandId }),
    tag: 'ChangesRequested',
  },
  'cancel, with all below': {
    before: (ledger) => ledger.create({ id: 'below', title: 'b', parents: ['t'] }),
    ask: (ledger, commandId) => ledger.cancel({ taskId: 't', children: 'cancel', commandId }),
    tag: 'Cancelled',
  },
  'cancel, without what is below': {
    before: (ledger) => ledger.create({ id: 'below', title: 'b', parents: ['t'] }),
    ask: (ledger, commandId) => ledger.cancel({ taskId: 't', children: 'waive', reason, commandId }),
    tag: 'Cancelled',
  },
  reopen: {
    before: held,
    ask: (ledger, commandId) => ledger.reopen({ taskId: 'p', reason, running: 'revoke', commandId }),
    tag: 'Reopened',
  },
  waive: {
    before: async (ledger) => {
      await ledger.create({ id: 'q', title: 'q' });
      await ledger.link({ parentId: 'q', childId: 't' });
    },
    ask: (ledger, commandId) => ledger.waive({ parentId: 'q', childId: 't', reason, commandId }),
    tag: 'Waived',
  },
  archive: { ask: (ledger, commandId) => ledger.archive({ taskId: 't', commandId }), tag: 'Archived' },
  unarchive: {
    before: (ledger) => ledger.archive({ taskId: 't' }),
    ask: (ledger, commandId) => ledger.unarchive({ taskId: 't', commandId }),
    tag: 'Unarchived',
  },
  comment: {
    ask: (ledger, commandId) => ledger.comment({ taskId: 't', text: 'hm', commandId }),
    tag: 'Commented',
  },
  assign: {
    ask: (ledger, commandId) => ledger.assign({ taskId: 't', assignee: 'bob', commandId }),
    tag: 'Assigned',
  },
  prioritise: {
    ask: (ledger, commandId) => ledger.prioritise({ taskId: 't', priority: 3, commandId }),
    tag: 'Prioritised',
  },
  edit: { ask: (ledger, commandId) => ledger.edit({ taskId: 't', data: [1], commandId }), tag: 'Edited' },
  'erase of a task': {
    ask: (ledger, commandId) => ledger.erase({ taskId: 't', reason, commandId }),
    tag: 'Erased',
  },
  'erase of an event': {
    ask: (ledger, commandId) => ledger.erase({ position: 5, reason, commandId }),
    tag: 'Erased',
  },
  'claim that reclaims': {
    before: async (ledger, clock) => {
      await held(ledger);
      clock.pass(100);
    },
    ask: (ledger, commandId) => ledger.claim({ taskId: 't', claimant: 'bob', leaseMs: null, commandId }),
    tag: 'Claimed',
  },
  'create of a task that waits': {
    ask: (ledger, commandId) => ledger.create({ id: 'new', title: 'n', runAt: 0, commandId }),
    tag: 'Created',
  },
};

export const replaying = (newPlace: NewPlace): void => {
  describe('asking again with the same id for', () => {
    const fresh = timedLedger(newPlace);

    it.each(Object.keys(cases))(
      '%s gets the first outcome, at once and after all that came later',
      async (name) => {
        const { ledger, clock } = fresh();
        const { before, ask, tag } = cases[name]!;
        await ledger.create({ id: 'p', title: 'p' });
        await ledger.complete({ taskId: 'p' });
        await ledger.create({ id: 't', title: 't', parents: ['p'], data: 'd' });
        await before?.(ledger, clock);
        const asked = () => ask(ledger, 'once', clock.now);
        const first = await asked();
        expect(first).toMatchObject({ _tag: tag, commandId: 'once', replayed: false });
        const head = await ledger.head();
        expect(await asked()).toEqual({ ...first, replayed: true });
        clock.pass(1_000_000);
        await ledger.sweep();
        await ledger.comment({ taskId: 't', text: 'later' });
        await ledger.unarchive({ taskId: 't' });
        await ledger.cancel({ taskId: 't', children: 'cancel' });
        await ledger.erase({ taskId: 't', reason });
        const later = await ledger.head();
        expect(later).toBeGreaterThan(head);
        const gone = 'stands' in first ? { stands: false, title: null, data: null } : {};
        expect(await asked()).toEqual({ ...first, ...gone, replayed: true });
        expect(await ledger.head()).toBe(later);
        expect(await ledger.comment({ taskId: 't', text: 'other', commandId: 'once' })).toMatchObject({
          _tag: 'Rejected',
          reason: { _tag: 'command_id_reused', commandId: 'once' },
        });
        expect(await ledger.verify()).toMatchObject({ valid: true });
      },
    );

    it('a heartbeat that extended nothing is decided anew', async () => {
      const { ledger, clock } = fresh();
      await ledger.create({ id: 't', title: 't' });
      await held(ledger);
      const ask = () => ledger.heartbeat({ ...mine, commandId: 'beat' });
      expect(await ask()).toMatchObject({ position: null, replayed: false });
      clock.pass(50);
      expect(await ask()).toMatchObject({ position: 5, replayed: false });
    });
  });
};
